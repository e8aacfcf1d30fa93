// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is there for work. Available is who has an account, a live connection (or lost it a moment
// ago) and a status that takes work.
#pragma once

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/statuses.hpp"

namespace harken::app {

Result<bool> is_available(Tx& tx, Env& env, WorkspaceId workspace, UserId user);

// One's own status, or as a supervisor that of somebody in one's departments. Everybody is told,
// and what waits is given out. Errors: not_found (the user), invalid (the status), forbidden.
Result<User> set_status(Tx& tx, Env& env, const Actor& actor, UserId user, StatusId status);
// The same without asking whether the actor may; none: the desk itself.
Result<User> put_status(Tx& tx, Env& env, User user, StatusId status, const Actor* actor);

// Names of some who are available, for the widget's faces.
Result<std::vector<std::string>> list_faces(Tx& tx, Env& env, WorkspaceId workspace,
                                            std::size_t limit);

// Notes who has gone and who is back. Where the workspace wants it, what those hold who have been
// gone for long returns to the queues.
Status keep_absences(Tx& tx, Env& env, const Workspace& workspace);

}  // namespace harken::app
