// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct AddNote {
  ConversationId conversation_id;  // none: about the contact
  ContactId contact_id;            // used when there is no conversation
  std::string client_id;
  std::string text;
  std::vector<UserId> mention_ids = {};  // of a note about a conversation: who is told of it
};

struct AddedNote {
  Note note;
  bool is_new = true;
};

// Whoever is mentioned has to see the conversation, and is notified. The event goes to staff only;
// a Note has no way to a customer. Errors: not_found, invalid, client_id_conflict.
Result<AddedNote> add_note(Tx& tx, Env& env, const Actor& actor, const AddNote& command);
Rows<Note> list_conversation_notes(Tx& tx, const Actor& actor, ConversationId id);
Rows<Note> list_contact_notes(Tx& tx, const Actor& actor, ContactId id);

}  // namespace harken::app
