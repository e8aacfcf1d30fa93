// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/message.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct ReceiveMessage {
  WorkspaceId workspace_id;
  IdentityId identity_id;
  ContactId contact_id;
  ChannelId channel_id;
  std::string client_id;
  std::string text;
  std::vector<std::string> attachment_ids;  // uploaded by this identity, not sent before
  // Where the visitor wrote it, when the widget says so.
  std::optional<std::string> page_url;
  std::optional<std::string> page_title;
  std::optional<FormAnswer> answer = {};  // with it, the text says the same in plain words
  std::vector<TextMark> marks = {};
  MessageId reply_to_id = {};
  std::optional<MailFacts> mail = {};
  // Of channels where one customer may have several conversations at once: into this one, which
  // takes it; or, with begins_new, into one of its own.
  ConversationId conversation_id = {};
  bool begins_new = false;
  ConversationId follows_id = {};  // with begins_new
  bool sender_unverified = false;  // with begins_new
  std::vector<MessagePart> parts = {};
};

// A conversation that a customer's message begins, not yet stored. Errors: not_found, blocked.
Result<Conversation> open_conversation(Tx& tx, Env& env, const ReceiveMessage& command,
                                       ConversationId follows);

struct Received {
  Message message;
  bool is_new = true;  // false: the same client_id came before, and this is what it made
};

// A customer writes: finds, wakes, reopens or opens the conversation, and appends one event.
// Errors: invalid (text, client_id, attachments), client_id_conflict,
// blocked (the contact is).
Result<Received> receive_message(Tx& tx, Env& env, const ReceiveMessage& command);

}  // namespace harken::app
