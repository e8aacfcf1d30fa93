// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/model/draft.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct SaveDraft {
  ConversationId conversation_id;
  DraftKind kind = DraftKind::reply;
  std::string text;                       // empty: it is finished or given up
  std::optional<Document> document = {};  // instead of a text
  std::int64_t version = 0;               // on which the text was written; 0: on none
};

// Keeps what the actor has typed, and tells their other browsers and nobody else. Errors: not_found
// (the conversation), invalid, version_conflict (another browser was faster, with its text).
Result<Draft> save_draft(Tx& tx, Env& env, const Actor& actor, const SaveDraft& command);

// Words with their formatting; without, they are plain.
struct DraftWords {
  std::string text;
  std::optional<Document> document;
};

// What came back to somebody is added to what they have typed meanwhile; nothing is cut off.
Status add_to_draft(Tx& tx, Env& env, const Conversation& conversation, UserId user,
                    const DraftWords& words);

// The newest of the actor, of conversations that they still see.
Result<std::vector<Draft>> list_drafts(Tx& tx, const Actor& actor);

}  // namespace harken::app
