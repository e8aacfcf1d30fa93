// SPDX-License-Identifier: AGPL-3.0-or-later
// Departments in `auto` mode give their conversations to whoever is available.
#pragma once

#include "core/model/conversation.hpp"
#include "core/model/staff.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// After the conversation came to its department's queue: gives it to the member who is next, if the
// department is in auto mode and somebody is available. What stays in the queue is called out to
// everybody at the desk where the department wants that. `except` has just given it back there, and
// does not get it again.
Status route(Tx& tx, Env& env, WorkspaceId workspace, ConversationId id, UserId except = {});
// After the user became available, came online, or has room again: what waits in the user's auto
// departments goes to them, the longest waiting first, until the capacity is reached; but not
// `except`. Whoever else has room has given it back.
Status route_to(Tx& tx, Env& env, WorkspaceId workspace, UserId user, ConversationId except = {});
// After the rules themselves have changed: what waits there goes to whoever is next.
Status route_among(Tx& tx, Env& env, WorkspaceId workspace, UserId member);

}  // namespace harken::app
