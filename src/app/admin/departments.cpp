// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/people.hpp"
#include "app/conversation/routing.hpp"
#include "core/rules/hours.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Status check_members(Tx& tx, WorkspaceId workspace, std::vector<UserId>& ids) {
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  for (const auto id : ids) {
    ASSIGN_OR_RETURN(const auto user, tx.users().find(workspace, id));
    if (!user) return fail_invalid("member_ids", "no such user");
  }
  return {};
}

Status apply(Env& env, const DepartmentManners& manners, Department& department) {
  department.exclusive = manners.exclusive.value_or(department.exclusive);
  department.alert_scope = manners.alert_scope.value_or(department.alert_scope);
  department.alert_sound = manners.alert_sound.value_or(department.alert_sound);
  if (!manners.hours) return {};
  department.hours = *manners.hours;
  if (!department.hours) return {};
  if (!env.time_zones.find(department.hours->time_zone))
    return fail_invalid("hours.time_zone", "no such time zone; it is a name such as Europe/Berlin");
  return check_hours(*department.hours);
}

// Whoever is let in sees what is there.
Status check_joining(const Actor& actor, const Department& department,
                     const std::vector<UserId>& before) {
  if (std::ranges::includes(before, department.member_ids)) return {};
  if (can_let_into(actor, department.id)) return {};
  return fail(Errc::forbidden, "beyond_own_rights", "you do not see this department yourself");
}

Status announce(Tx& tx, Env& env, const Department& department) {
  return append_workspace_event(tx, env, department.workspace_id, "department.updated",
                                {{"department", wire::encode(department)}});
}

// Whoever joined or left sees other conversations from now on; the event tells their sockets. Their
// version grows: a form about them that was opened before would take it back.
Status touch_members(Tx& tx, Env& env, const Department& department,
                     const std::vector<UserId>& before) {
  std::vector<UserId> touched;
  std::ranges::set_symmetric_difference(before, department.member_ids, std::back_inserter(touched));
  for (const auto id : touched) {
    ASSIGN_OR_RETURN(auto user, tx.users().find(department.workspace_id, id));
    if (!user) continue;
    user->version += 1;
    RETURN_IF_ERROR(tx.users().update(*user, user->version - 1));
    RETURN_IF_ERROR(
        append_workspace_event(tx, env, department.workspace_id, "user.updated",
                               {{"user", wire::encode(*user, env.presence.is_online(id))}}));
  }
  return {};
}

}  // namespace

Result<Department> create_department(Tx& tx, Env& env, const Actor& actor,
                                     const CreateDepartment& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_departments));
  Department department;
  department.id = env.ids.make<DepartmentId>();
  department.workspace_id = actor.workspace_id;
  ASSIGN_OR_RETURN(department.name, check_name("name", command.name, 100));
  department.member_ids = command.member_ids;
  department.mode = command.mode;
  RETURN_IF_ERROR(apply(env, command.manners, department));
  RETURN_IF_ERROR(check_members(tx, actor.workspace_id, department.member_ids));
  // A new one holds nothing yet: its maker lets in whom they like.
  RETURN_IF_ERROR(tx.departments().insert(department));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"department.created", department.id.to_string(), department.name, nullptr,
                         wire::encode(department)}));
  RETURN_IF_ERROR(announce(tx, env, department));
  RETURN_IF_ERROR(touch_members(tx, env, department, {}));
  return department;
}

Result<Department> update_department(Tx& tx, Env& env, const Actor& actor,
                                     const UpdateDepartment& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_departments));
  ASSIGN_OR_RETURN(auto department, tx.departments().find(actor.workspace_id, command.id));
  if (!department) return fail_not_found("department");
  if (department->version != command.version) return version_conflict(wire::encode(*department));
  const auto before = *department;
  const auto& members_before = before.member_ids;
  if (command.name) {
    ASSIGN_OR_RETURN(department->name, check_name("name", *command.name, 100));
  }
  if (command.member_ids) {
    department->member_ids = *command.member_ids;
    RETURN_IF_ERROR(check_members(tx, actor.workspace_id, department->member_ids));
    RETURN_IF_ERROR(check_joining(actor, *department, members_before));
  }
  if (command.mode) department->mode = *command.mode;
  RETURN_IF_ERROR(apply(env, command.manners, *department));
  department->version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.departments().update(*department, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"department.updated", department->id.to_string(), department->name,
                         wire::encode(before), wire::encode(*department)}));
  RETURN_IF_ERROR(announce(tx, env, *department));
  RETURN_IF_ERROR(touch_members(tx, env, *department, members_before));
  for (const auto member : department->member_ids)
    RETURN_IF_ERROR(route_among(tx, env, actor.workspace_id, member));
  return *department;
}

}  // namespace harken::app
