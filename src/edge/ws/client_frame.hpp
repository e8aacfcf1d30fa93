// SPDX-License-Identifier: AGPL-3.0-or-later
// What clients say on sockets, decoded strictly: api/openapi.yaml, StaffClientFrame and
// VisitorClientFrame.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/secret.hpp"

namespace harken::ws {

struct Hello {
  Secret token;      // of a visitor
  std::string csrf;  // of a browser of the staff
  std::optional<Seq> after;
};

struct SendFrame {
  ConversationId conversation_id;  // only from staff
  std::string client_id;
  std::string text;
  std::vector<std::string> attachment_ids;
  std::optional<std::string> page_url;  // only from visitors
  std::optional<std::string> page_title;
};

struct TypingFrame {
  ConversationId conversation_id;  // only from staff
  bool active = false;
  bool is_note = false;  // only from staff
};

// From staff: what is on the screen.
struct LookingFrame {
  ConversationId conversation_id;  // none: nothing any more
};

struct ReceiptFrame {
  MessageId delivered;
  MessageId read;
};

struct ClientFrame {
  // As far as one could be read, also when the frame is refused.
  std::string client_id;
  Result<std::variant<SendFrame, TypingFrame, ReceiptFrame, LookingFrame>> content;
};

Result<Hello> read_staff_hello(std::string_view text);
Result<Hello> read_visitor_hello(std::string_view text);
ClientFrame read_staff_frame(std::string_view text);
ClientFrame read_visitor_frame(std::string_view text);

// Digits only, as in `after`.
std::optional<Seq> parse_seq(std::string_view text);

}  // namespace harken::ws
