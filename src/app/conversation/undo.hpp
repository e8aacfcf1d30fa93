// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking back the last solve or reassignment: a transition of its own, with a line and an event.
#pragma once

#include "core/model/conversation.hpp"
#include "core/model/undo.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// After the change has been stored; `after` is what its caller gets to see.
Status remember_undo(Tx& tx, Env& env, const Actor& actor, UndoAction action,
                     const Conversation& before, const Conversation& after);

// `version`: of the answer that the actor wants to take back. Errors: not_found (nothing to take
// back, or something else has been done since), forbidden, too_late, version_conflict.
Result<Conversation> undo(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                          std::int64_t version);

}  // namespace harken::app
