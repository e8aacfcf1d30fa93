// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/content.hpp"

#include <algorithm>
#include <charconv>

#include "channels/telegram/utf16.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

std::string degrees(double number) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::clamp(number, -1e6, 1e6),
                                 std::chars_format::fixed, 5);
  return {digits, end.ptr};
}

}  // namespace

void Content::add_line(std::string_view line, const std::vector<TextMark>& line_marks) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  const auto offset = static_cast<std::int64_t>(count_code_points(text));
  text += line;
  for (auto mark : line_marks) {
    mark.offset += offset;
    marks.push_back(std::move(mark));
  }
}

void Content::add(const Content& other) {
  add_line(other.text, other.marks);
  files.insert(files.end(), other.files.begin(), other.files.end());
}

std::string clean(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool is_c0 = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    const bool is_c1 =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) text.erase(i + 1, 1);
    if (is_c0 || is_c1) text[i] = ' ';
  }
  return text;
}

std::string name_of(const json::object& user_or_chat) {
  const auto title = text_of(user_or_chat, "title");
  const auto full =
      title.empty() ? text_of(user_or_chat, "first_name") + " " + text_of(user_or_chat, "last_name")
                    : title;
  const std::string name(trim(clean(full)));
  const auto user_name = text_of(user_or_chat, "username");
  if (name.empty() && !user_name.empty()) return "@" + clean(user_name);
  std::string line = name;
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  return std::string(first_code_points(line, 100));
}

std::string place_of(const json::object& location) {
  return "📍 " + degrees(number_of(location, "latitude")) + ", " +
         degrees(number_of(location, "longitude"));
}

void add_file(Content& content, const json::object& file, std::string_view default_type) {
  InboundFile result;
  result.name = clean(text_of(file, "file_name"));
  result.type = clean(text_of(file, "mime_type"));
  if (result.type.empty()) result.type = default_type;
  result.size = std::max<std::int64_t>(0, integer_of(file, "file_size"));
  result.source = text_of(file, "file_id");
  if (!result.source.empty()) content.files.push_back(std::move(result));
}

void add_picture(Content& content, const json::array& sizes) {
  const json::object* largest = nullptr;
  const auto area = [](const json::object& size) {
    return number_of(size, "width") * number_of(size, "height");
  };
  for (const auto& each : sizes)
    if (const auto* size = each.if_object(); size && !text_of(*size, "file_id").empty())
      if (!largest || area(*size) >= area(*largest)) largest = size;
  if (largest) add_file(content, *largest, "image/jpeg");
}

}  // namespace harken::telegram
