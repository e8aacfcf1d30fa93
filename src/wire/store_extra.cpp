// SPDX-License-Identifier: AGPL-3.0-or-later
// What only some messages have, as JSON in their row.
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace {

constexpr TextStyle kStyles[] = {TextStyle::bold,   TextStyle::italic,  TextStyle::underline,
                                 TextStyle::strike, TextStyle::code,    TextStyle::pre,
                                 TextStyle::quote,  TextStyle::spoiler, TextStyle::link};

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t integer_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_int64() ? value->get_int64() : 0;
}

TextMark mark_of(const json::object& object) {
  TextMark mark;
  const auto style = text_of(object, "style");
  for (const auto each : kStyles)
    if (style == to_text(each)) mark.style = each;
  mark.offset = integer_of(object, "offset");
  mark.length = integer_of(object, "length");
  mark.url = text_of(object, "url");
  return mark;
}

}  // namespace

std::optional<std::string> store_extra(const Message& message) {
  if (message.marks.empty() && !message.reply_to_id && !message.edited_at) return std::nullopt;
  JsonWriter out;
  write_object(out, [&] { write_extra(out, message); });
  return std::move(out).text();
}

void load_extra(std::string_view text, Message& to) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return;
  const auto& object = value.get_object();
  if (const auto* marks = object.if_contains("marks"); marks && marks->is_array())
    for (const auto& mark : marks->get_array())
      if (mark.is_object()) to.marks.push_back(mark_of(mark.get_object()));
  to.reply_to_id = MessageId::parse(text_of(object, "reply_to_id")).value_or(MessageId{});
  if (const auto at = text_of(object, "edited_at"); !at.empty()) to.edited_at = parse_rfc3339(at);
}

}  // namespace harken::wire
