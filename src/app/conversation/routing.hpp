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
// everybody at the desk where the department wants that.
Status route(Tx& tx, Env& env, WorkspaceId workspace, ConversationId id);
// After the user became available, came online, or has room again: what waits in the user's auto
// departments, the longest waiting first, until the capacity is reached.
Status route_to(Tx& tx, Env& env, WorkspaceId workspace, UserId user);

}  // namespace harken::app
