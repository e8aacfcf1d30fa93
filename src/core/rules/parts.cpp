// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/parts.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken {

namespace {

void add_lines(Message& message, const MessagePart& part) {
  if (part.text.empty()) return;
  if (!message.text.empty()) message.text += '\n';
  const auto offset = static_cast<std::int64_t>(count_code_points(message.text));
  message.text += part.text;
  for (auto mark : part.marks) {
    mark.offset += offset;
    message.marks.push_back(std::move(mark));
  }
}

void cut(Message& message) {
  message.text = first_code_points(message.text, kMaxTextLength);
  const auto end = static_cast<std::int64_t>(count_code_points(message.text));
  std::erase_if(message.marks, [&](const TextMark& mark) { return mark.offset >= end; });
  for (auto& mark : message.marks) mark.length = std::min(mark.length, end - mark.offset);
}

}  // namespace

std::vector<MessagePart> parts_of(const Inbound& inbound,
                                  const std::vector<std::string>& file_ids) {
  std::vector<MessagePart> parts;
  for (const auto& part : inbound.parts)
    parts.push_back({part.external_id, clean_text(part.text), part.marks, {}});
  const auto count = std::min(file_ids.size(), inbound.files.size());
  for (std::size_t i = 0; i < count; ++i)
    if (const auto part = inbound.files[i].part; part < parts.size())
      parts[part].file_ids.push_back(file_ids[i]);
  return parts;
}

MessagePart* find_part(Message& message, std::string_view name) {
  const auto found = std::ranges::find(message.parts, name, &MessagePart::name);
  return found == message.parts.end() ? nullptr : &*found;
}

void spell_parts(Message& message) {
  message.text.clear();
  message.marks.clear();
  for (const auto& part : message.parts) add_lines(message, part);
  cut(message);
}

}  // namespace harken
