// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/availability.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/conversation/routing.hpp"
#include "app/conversation/transitions.hpp"
#include "wire/encode.hpp"

namespace harken::app {

Result<bool> is_available(Tx& tx, Env& env, WorkspaceId workspace, UserId id) {
  if (!id || !env.presence.is_online(id)) return false;
  ASSIGN_OR_RETURN(const auto user, tx.users().find(workspace, id));
  if (!user || !user->active) return false;
  ASSIGN_OR_RETURN(const auto status, tx.statuses().find(workspace, user->status_id));
  return status && status->takes_work;
}

Result<User> put_status(Tx& tx, Env& env, User user, StatusId status, const Actor* actor) {
  if (user.status_id == status) return user;
  user.status_id = status;
  user.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.users().update(user, user.version - 1));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  boost::json::object data{{"user", wire::encode(user, env.presence.is_online(user.id))}};
  if (actor && actor->user_id != user.id)
    data["actor"] = {{"id", actor->user_id.to_string()}, {"name", actor->name}};
  RETURN_IF_ERROR(append_workspace_event(tx, env, user.workspace_id, "user.updated", data));
  RETURN_IF_ERROR(route_to(tx, env, user.workspace_id, user.id));
  return user;
}

Result<User> set_status(Tx& tx, Env& env, const Actor& actor, UserId id, StatusId status) {
  ASSIGN_OR_RETURN(const auto user, tx.users().find(actor.workspace_id, id));
  if (!user) return fail_not_found("user");
  if (!can_set_status(actor, *user))
    return fail(Errc::forbidden, "forbidden", "only supervisors of a department of this user");
  ASSIGN_OR_RETURN(const auto found, tx.statuses().find(actor.workspace_id, status));
  if (!found) return fail_invalid("status", "no such status");
  return put_status(tx, env, *user, status, &actor);
}

Result<std::vector<std::string>> list_faces(Tx& tx, Env& env, WorkspaceId workspace,
                                            std::size_t limit) {
  ASSIGN_OR_RETURN(const auto people, tx.users().list_at_work(workspace));
  std::vector<std::string> faces;
  for (const auto& person : people) {
    if (faces.size() == limit) break;
    if (env.presence.is_online(person.id)) faces.push_back(person.name);
  }
  return faces;
}

Status keep_absences(Tx& tx, Env& env, const Workspace& workspace) {
  const auto now = env.clock.now();
  const auto patience = 60 * workspace.return_after_minutes;
  ASSIGN_OR_RETURN(const auto absences, tx.users().list_absences(workspace.id));
  for (const auto& [user, since] : absences) {
    const bool is_there = env.presence.is_online(user);
    if (is_there == since.has_value())
      RETURN_IF_ERROR(tx.users().note_absence(user, is_there ? std::nullopt : std::optional(now)));
    const bool is_long_gone = !is_there && since && since->plus_seconds(patience) <= now;
    if (is_long_gone && patience > 0) RETURN_IF_ERROR(return_held(tx, env, workspace.id, user));
  }
  return {};
}

}  // namespace harken::app
