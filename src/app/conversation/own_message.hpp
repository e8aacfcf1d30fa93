// SPDX-License-Identifier: AGPL-3.0-or-later
// Changing what one has said: the customer sees the change where their channel can show it, and the
// desk keeps what it was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct EditMessage {
  Actor actor;
  MessageId id;
  std::string text;
  std::optional<Document> document = {};  // instead of the text: as it is formatted
};
// The same text again changes nothing. Errors: not_found, invalid, exclusive_department, and those
// of check_edit.
Result<Message> edit_message(Tx& tx, Env& env, const EditMessage& command);

// What is deleted already stays so. Errors: not_found, exclusive_department, and those of
// check_delete.
Result<Message> delete_message(Tx& tx, Env& env, const Actor& actor, MessageId id);

// What a message was before, the oldest first. Errors: not_found; forbidden (it was deleted, and
// the actor is neither its author nor oversees).
Rows<MessageRevision> list_revisions(Tx& tx, const Actor& actor, MessageId id);

// A message is another one, or gone, from now on: its row, its files, the conversation and the
// event.
Status store_correction(Tx& tx, Env& env, const Message& message, const Actor* actor);

}  // namespace harken::app
