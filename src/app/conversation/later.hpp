// SPDX-License-Identifier: AGPL-3.0-or-later
// What is put off, and what happens when its time has come.
#pragma once

#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Errors: not_found, not_active, not_holder, invalid (`until`, `at`).
Result<Conversation> set_aside(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                               Timestamp until);
// Solved by the desk at that time, unless the customer writes before.
Result<Conversation> plan_solve(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                                Timestamp at);
// Brings back what was set aside, and calls a planned solving off.
Result<Conversation> wake(Tx& tx, Env& env, const Actor& actor, ConversationId id);

// Does what is due of this conversation, if it still is.
Status do_what_is_due(Tx& tx, Env& env, WorkspaceId workspace, ConversationId id);

}  // namespace harken::app
