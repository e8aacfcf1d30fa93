// SPDX-License-Identifier: AGPL-3.0-or-later
// A formatted answer as text and entities ("Bot API, MessageEntity"), which need no escaping and
// can't be broken by what is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "channels/telegram/json_read.hpp"
#include "core/model/document.hpp"

namespace harken::telegram {

// A stretch in UTF-16 units; they nest and never cross.
struct Entity {
  std::string type;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string url = {};  // of a text_link

  bool operator==(const Entity&) const = default;
};

struct FormattedText {
  std::string text;
  std::vector<Entity> entities;  // the outer one first
};

// Pictures are left out: they go as files.
FormattedText formatted(const Document& document);

// A text that goes in one message.
struct TextPiece {
  std::string text;
  json::array entities = {};
};
// What goes on in the next piece is formatted there, too.
std::vector<TextPiece> split_formatted(const FormattedText& whole, std::size_t max_units);

}  // namespace harken::telegram
