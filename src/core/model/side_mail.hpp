// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail beside a conversation: a forward to somebody outside, or their answer to it. It is no
// Message, so that nothing that is made for customers (widget, history in mails, counts) can come
// across one (ADR 11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/message.hpp"

namespace harken {

struct SideMail {
  MessageId
      id;  // of messages', so that deliveries and providers' names lead to it; no message has it
  WorkspaceId workspace_id;
  ConversationId conversation_id;
  ChannelId channel_id;
  MessageId answers_id;     // the forward that it answers; none: it is one
  UserId user_id;           // who has forwarded; none: with an answer
  std::string author_name;  // as it was then
  std::string client_id;
  MailFacts mail;
  std::string text;       // the colleague's own words, or the answer
  std::string forwarded;  // what was passed on, with its header lines
  std::vector<File> attachments;
  std::optional<Document> document;  // how the text is formatted
  std::optional<Sending> sending;    // of a forward
  Timestamp created_at;
};

}  // namespace harken
