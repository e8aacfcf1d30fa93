// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Which article to point to.
struct ArticleRef {
  ArticleId id;
  std::string language;
};

struct Reply {
  Actor actor;
  ConversationId conversation_id;
  std::string client_id;
  std::string text;
  std::vector<std::string> attachment_ids = {};  // uploaded by this actor, not sent before
  // Instead of text and attachments, one of:
  FormId form_id = {};
  std::optional<ArticleRef> article = {};
  MessageId reply_to_id = {};  // the message that it answers
  // As a mail: over an e-mail channel, or, with channel_id, what goes on there though it began
  // elsewhere.
  std::optional<MailFacts> mail = {};  // subject, to, cc and bcc; without `to`: whom it answers
  ChannelId channel_id = {};
  // How it is formatted, where the channel carries that: without text, which is made from it. Its
  // pictures are uploads like the attachments, and need not stand among them.
  std::optional<Document> document = {};
};

struct Replied {
  Message message;
  bool is_new = true;  // false: the same client_id came before, and this is what it made
};

// Staff answer a customer. Only the holder may; a supervisor on a queued conversation becomes its
// holder in the same transaction. Errors: not_found, not_holder (with the holder), not_active,
// invalid, unsupported_by_channel, client_id_conflict, article_not_available.
Result<Replied> reply(Tx& tx, Env& env, const Reply& command);

// The same when it has been decided that it may go and its document was spelled out; `after` is the
// conversation with what else has changed by it.
Result<Replied> write_reply(Tx& tx, Env& env, const Reply& command, const Conversation& before,
                            Conversation after);

}  // namespace harken::app
