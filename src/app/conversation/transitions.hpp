// SPDX-License-Identifier: AGPL-3.0-or-later
// Who handles a conversation and whether it is solved. Each is a compare-and-set with one event and
// one line in the thread; asked for twice by the same person, the second time changes nothing.
#pragma once

#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Errors: not_found, already_accepted (names the winner), not_active, forbidden.
Result<Conversation> accept(Tx& tx, Env& env, const Actor& actor, ConversationId id);

// `user` none: to the department's queue. Errors: not_found, not_holder, not_active, not_a_member,
// invalid (no such department).
Result<Conversation> reassign(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                              DepartmentId department, UserId user);

// Errors: not_found, not_holder.
Result<Conversation> take_over(Tx& tx, Env& env, const Actor& actor, ConversationId id);
Result<Conversation> solve(Tx& tx, Env& env, const Actor& actor, ConversationId id);

// Back to the queue of its department, where it waits for somebody else. Errors: not_found,
// not_holder.
Result<Conversation> release(Tx& tx, Env& env, const Actor& actor, ConversationId id);

// Errors: not_found, not_solved, forbidden.
Result<Conversation> reopen(Tx& tx, Env& env, const Actor& actor, ConversationId id);

// What a user held goes back to the queues: their account has ended.
Status return_held(Tx& tx, Env& env, WorkspaceId workspace, UserId user);

}  // namespace harken::app
