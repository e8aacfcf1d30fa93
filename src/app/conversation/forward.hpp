// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/model/side_mail.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct Forward {
  Actor actor;
  ConversationId conversation_id;
  std::string client_id;
  MessageId message_id;       // what is passed on
  bool with_earlier = false;  // and all that was said before it
  ChannelId channel_id = {};  // the mailbox; none: that of the conversation
  MailFacts mail = {};        // to, cc, bcc, subject; without a subject that of the message
  std::string text = {};      // the actor's own words
  std::optional<Document> document = {};         // how they are formatted; then without text
  std::vector<std::string> attachment_ids = {};  // uploaded by the actor, not sent before
  std::vector<std::string> file_ids = {};        // of what is passed on
  std::string language = {};                     // of the words between
};

struct Forwarded {
  SideMail mail;
  bool is_new = true;  // false: the same client_id came before, and this is what it made
};

// CO9: passes what was said on to somebody outside. Whoever may answer may do it; the conversation
// is as it was, and its customer never hears of it. Errors: not_found, not_holder,
// exclusive_department, invalid, client_id_conflict.
Result<Forwarded> forward(Tx& tx, Env& env, const Forward& command);

// Newest first. Errors: not_found.
Rows<SideMail> list_side_mails(Tx& tx, const Actor& actor, ConversationId id);

}  // namespace harken::app
