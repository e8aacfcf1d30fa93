// SPDX-License-Identifier: AGPL-3.0-or-later
// "Bot API, RichMessage": blocks become paragraphs, lists and tables become lines.
#include "channels/telegram/content.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

std::int64_t length_of(std::string_view text) {
  return static_cast<std::int64_t>(count_code_points(text));
}

// "Bot API, RichText": a text, a list of them, or one of them with a meaning.
void append_rich(Content& line, const json::value& value) {
  if (value.is_string()) line.text += clean(std::string(value.get_string()));
  if (const auto* list = value.if_array())
    for (const auto& each : *list) append_rich(line, each);
  const auto* object = value.if_object();
  if (!object) return;
  const auto begin = length_of(line.text);
  for (const auto* field : {"text", "alternative_text", "expression"})
    if (const auto* inner = object->if_contains(field)) append_rich(line, *inner);
  static constexpr std::pair<std::string_view, TextStyle> kStyles[] = {
      {"bold", TextStyle::bold},
      {"italic", TextStyle::italic},
      {"underline", TextStyle::underline},
      {"strikethrough", TextStyle::strike},
      {"spoiler", TextStyle::spoiler},
      {"code", TextStyle::code},
      {"url", TextStyle::link}};
  const auto length = length_of(line.text) - begin;
  if (length == 0) return;
  const auto url = text_of(*object, "url");
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  for (const auto& [type, style] : kStyles)
    if (type == text_of(*object, "type") && (style != TextStyle::link || is_web))
      line.marks.push_back({style, begin, length, style == TextStyle::link ? url : ""});
}

Content rich_line(const json::object& block, std::string_view field) {
  Content line;
  if (const auto* text = block.if_contains(field)) append_rich(line, *text);
  return line;
}

void add_blocks(Content& content, const json::array& blocks);

void add_media(Content& content, const json::object& block) {
  add_picture(content, array_of(block, "photo"));
  for (const auto& [field, type] :
       {std::pair("video", "video/mp4"), std::pair("animation", "video/mp4"),
        std::pair("audio", "audio/mpeg"), std::pair("voice_note", "audio/ogg")})
    if (const auto* file = object_of(block, field)) add_file(content, *file, type);
}

void add_items(Content& content, const json::array& items) {
  for (const auto& each : items) {
    const auto* item = each.if_object();
    if (!item) continue;
    const auto label = clean(text_of(*item, "label"));
    const auto lead = (label.empty() ? "•" : label) + " ";
    Content line;
    add_blocks(line, array_of(*item, "blocks"));
    line.text.insert(0, lead);
    for (auto& mark : line.marks) mark.offset += length_of(lead);
    content.add(line);
  }
}

void add_table(Content& content, const json::array& rows) {
  for (const auto& row : rows) {
    const auto* cells = row.if_array();
    if (!cells) continue;
    std::string line;
    for (const auto& each : *cells)
      if (const auto* cell = each.if_object())
        line += (line.empty() ? "" : " | ") + rich_line(*cell, "text").text;
    content.add_line(line);
  }
}

void add_block(Content& content, const json::object& block) {
  content.add(rich_line(block, "summary"));
  content.add(rich_line(block, "text"));
  content.add_line(clean(text_of(block, "expression")));
  add_media(content, block);
  add_blocks(content, array_of(block, "blocks"));
  add_items(content, array_of(block, "items"));
  add_table(content, array_of(block, "cells"));
  if (const auto* location = object_of(block, "location")) content.add_line(place_of(*location));
  content.add(rich_line(block, "caption"));
  content.add(rich_line(block, "credit"));
}

void add_blocks(Content& content, const json::array& blocks) {
  for (const auto& each : blocks)
    if (const auto* block = each.if_object()) add_block(content, *block);
}

}  // namespace

Content rich_content(const json::object& rich_message) {
  Content content;
  add_blocks(content, array_of(rich_message, "blocks"));
  return content;
}

}  // namespace harken::telegram
