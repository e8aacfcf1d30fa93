// SPDX-License-Identifier: AGPL-3.0-or-later
// What a message of the Bot API holds, as text, marks and files. What has no text is told in signs
// and few words, for the console shows it as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "channels/telegram/json_read.hpp"
#include "core/model/inbound.hpp"

namespace harken::telegram {

struct Content {
  std::string text;
  std::vector<TextMark> marks;
  std::vector<InboundFile> files;

  // On a line of its own, with marks that count from its own begin.
  void add_line(std::string_view line, const std::vector<TextMark>& line_marks = {});
  void add(const Content& other);
  bool empty() const { return text.empty() && files.empty(); }
};

// Without the control characters that the desk takes from nobody; as many code points as before.
std::string clean(std::string text);

// "Bot API, MessageEntity": those that we show, in bounds and properly nested.
std::vector<TextMark> marks_of(std::string_view text, const json::array& entities);

// "Bot API, MessageOrigin" and "TextQuote": where it comes from, what it quotes.
Content heading_of(const json::object& message);
// Everything else. Never empty.
Content content_of(const json::object& message);

// "Bot API, RichMessage".
Content rich_content(const json::object& rich_message);

// "Bot API, User" or "Chat": a name for people.
std::string name_of(const json::object& user_or_chat);

// "Bot API, Location": a sign, latitude and longitude.
std::string place_of(const json::object& location);

// By its file_id, with the type that it has when it names none.
void add_file(Content& content, const json::object& file, std::string_view default_type);
// The largest of a picture's sizes; none: an empty list.
void add_picture(Content& content, const json::array& sizes);

}  // namespace harken::telegram
