// SPDX-License-Identifier: AGPL-3.0-or-later
// From a message of the desk to the calls that send it. Pure: the same message gives the same calls
// in every attempt, so that one that broke off goes on where it stopped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channels/telegram/formatted.hpp"
#include "channels/telegram/json_read.hpp"
#include "core/model/document.hpp"
#include "core/model/message.hpp"

namespace harken::telegram {

inline constexpr std::size_t kLongestMessage = 4096;  // UTF-16 units; "Bot API, sendMessage"
inline constexpr std::size_t kLongestCaption = 1024;  // "Bot API, sendPhoto"
inline constexpr std::size_t kMostInAGroup = 10;      // "Bot API, sendMediaGroup"

struct Upload {
  std::string part;  // its name in the multipart
  File file;
};

struct BotRequest {
  std::string method;
  json::object arguments;
  std::vector<Upload> uploads = {};
  std::size_t parts = 1;  // how many messages it makes
};

struct Recipient {
  std::int64_t chat_id = 0;
  std::int64_t reply_to = 0;  // a message of this chat; 0: none
};

// What a message says, as Telegram takes it.
struct Said {
  const PublicMessage& message;
  const std::optional<Document>& document;  // how its text is formatted
};

std::vector<TextPiece> text_pieces(const Said& said, std::size_t max_units);
// As the arguments text and entities, or caption and caption_entities.
void put_text(json::object& arguments, const std::string& name, const TextPiece& piece);
BotRequest text_request(const TextPiece& piece, const Recipient& recipient);
// Below the message's files; nothing: it does not fit there. Of no text: an empty one.
std::optional<TextPiece> caption_of(const Said& said);

// Nothing: there is nothing in it for a customer.
std::vector<BotRequest> render(const Said& said, const Recipient& recipient);

// The same as plain files, for what Telegram does not take as what it is.
BotRequest as_documents(BotRequest request);

}  // namespace harken::telegram
