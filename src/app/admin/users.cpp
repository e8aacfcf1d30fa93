// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/people.hpp"
#include "app/admin/roles.hpp"
#include "app/admin/statuses.hpp"
#include "app/conversation/routing.hpp"
#include "app/conversation/transitions.hpp"
#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kMaxCapacity = 1000;

Status check_departments(Tx& tx, WorkspaceId workspace, std::vector<DepartmentId>& ids) {
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  for (const auto id : ids) {
    ASSIGN_OR_RETURN(const auto department, tx.departments().find(workspace, id));
    if (!department) return fail_invalid("department_ids", "no such department");
  }
  return {};
}

Status announce_user(Tx& tx, Env& env, const User& user) {
  const bool is_online = env.presence.is_online(user.id);
  return append_workspace_event(tx, env, user.workspace_id, "user.updated",
                                {{"user", wire::encode(user, is_online)}});
}

// Members stand in both nouns: whoever joined or left a department changes it too.
Status announce_departments(Tx& tx, Env& env, WorkspaceId workspace,
                            const std::vector<DepartmentId>& before,
                            const std::vector<DepartmentId>& after) {
  std::vector<DepartmentId> touched;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(touched));
  for (const auto id : touched) {
    ASSIGN_OR_RETURN(const auto department, tx.departments().find(workspace, id));
    if (!department) continue;
    RETURN_IF_ERROR(append_workspace_event(tx, env, workspace, "department.updated",
                                           {{"department", wire::encode(*department)}}));
  }
  return {};
}

Status keep_an_admin(Tx& tx, const User& before, const User& after) {
  const bool was_admin = before.active && before.role == Role::admin;
  if (!was_admin || (after.active && after.role == Role::admin)) return {};
  ASSIGN_OR_RETURN(const auto users, tx.users().list(before.workspace_id));
  const auto is_other_admin = [&](const User& user) {
    return user.id != before.id && user.active && user.role == Role::admin;
  };
  if (std::ranges::any_of(users, is_other_admin)) return {};
  return fail(Errc::conflict, "last_admin", "the workspace needs at least one active admin");
}

Status end_account(Tx& tx, Env& env, const User& user) {
  RETURN_IF_ERROR(tx.sessions().remove_of_user(user.id, SessionId{}));
  RETURN_IF_ERROR(tx.api_tokens().remove_of_user(user.id));
  return return_held(tx, env, user.workspace_id, user.id);
}

// Gives the user the role, which must not be more than the actor has.
Status give_role(Tx& tx, const Actor& actor, RoleId id, User& user) {
  ASSIGN_OR_RETURN(const auto role, find_role(tx, actor.workspace_id, id));
  if (!role) return fail_invalid("role", "no such role");
  RETURN_IF_ERROR(require_grantable(actor, role->rights));
  user.role = role->id;
  user.rights = role->rights;
  return {};
}

// Whoever joins a department sees what is there: only who sees it lets others in.
Status check_joining(const Actor& actor, const std::vector<DepartmentId>& before,
                     const std::vector<DepartmentId>& after) {
  std::vector<DepartmentId> joined;
  std::ranges::set_difference(after, before, std::back_inserter(joined));
  const auto may = [&](DepartmentId id) { return can_let_into(actor, id); };
  if (std::ranges::all_of(joined, may)) return {};
  return fail(Errc::forbidden, "beyond_own_rights", "you do not see this department yourself",
              "department_ids");
}

Status apply(Tx& tx, const Actor& actor, const UpdateUser& command, User& user) {
  if (command.name) {
    ASSIGN_OR_RETURN(user.name, check_name("name", *command.name, 100));
  }
  if (command.role && *command.role != user.role)
    RETURN_IF_ERROR(give_role(tx, actor, *command.role, user));
  if (command.active) user.active = *command.active;
  if (command.capacity) {
    if (*command.capacity < 0 || *command.capacity > kMaxCapacity)
      return fail_invalid("capacity", "capacity is a number from 0 to 1000");
    user.capacity = *command.capacity;
  }
  if (command.department_ids) {
    const auto before = std::exchange(user.department_ids, *command.department_ids);
    RETURN_IF_ERROR(check_departments(tx, user.workspace_id, user.department_ids));
    RETURN_IF_ERROR(check_joining(actor, before, user.department_ids));
  }
  return {};
}

}  // namespace

Result<User> create_user(Tx& tx, Env& env, const Actor& actor, const CreateUser& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_people));
  User user;
  user.id = env.ids.make<UserId>();
  user.workspace_id = actor.workspace_id;
  ASSIGN_OR_RETURN(user.name, check_name("name", command.name, 100));
  user.email = to_lower_ascii(trim(command.email));
  RETURN_IF_ERROR(check_email("email", user.email));
  ASSIGN_OR_RETURN(const auto taken, tx.users().find_with_password(user.email));
  if (taken)
    return fail(Errc::conflict, "already_exists", "somebody has this e-mail address", "email");
  RETURN_IF_ERROR(give_role(tx, actor, command.role, user));
  user.department_ids = command.department_ids;
  RETURN_IF_ERROR(check_departments(tx, actor.workspace_id, user.department_ids));
  RETURN_IF_ERROR(check_joining(actor, {}, user.department_ids));
  user.created_at = env.clock.now();
  ASSIGN_OR_RETURN(user.status_id, first_status(tx, actor.workspace_id));
  RETURN_IF_ERROR(tx.users().insert(user, command.password_hash));
  RETURN_IF_ERROR(announce_user(tx, env, user));
  RETURN_IF_ERROR(audit(tx, env, actor, {"user.created", user.id.to_string(), user.name, nullptr,
                                         wire::encode(user, false)}));
  RETURN_IF_ERROR(announce_departments(tx, env, actor.workspace_id, {}, user.department_ids));
  return user;
}

Result<User> update_user(Tx& tx, Env& env, const Actor& actor, const UpdateUser& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_people));
  ASSIGN_OR_RETURN(const auto before, tx.users().find(actor.workspace_id, command.id));
  if (!before) return fail_not_found("user");
  if (!can_edit_person(actor, *before))
    return fail(Errc::forbidden, "higher_rank", "people of a higher rank are out of reach");
  if (before->version != command.version)
    return version_conflict(wire::encode(*before, env.presence.is_online(before->id)));
  auto after = *before;
  RETURN_IF_ERROR(apply(tx, actor, command, after));
  RETURN_IF_ERROR(keep_an_admin(tx, *before, after));
  after.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.users().update(after, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  if (before->active && !after.active) RETURN_IF_ERROR(end_account(tx, env, after));
  RETURN_IF_ERROR(announce_user(tx, env, after));
  RETURN_IF_ERROR(audit(tx, env, actor, {"user.updated", after.id.to_string(), after.name,
                                         wire::encode(*before, false), wire::encode(after, false)}));
  RETURN_IF_ERROR(announce_departments(tx, env, actor.workspace_id, before->department_ids,
                                       after.department_ids));
  RETURN_IF_ERROR(route_to(tx, env, actor.workspace_id, after.id));
  return after;
}

}  // namespace harken::app
