// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/roles.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "core/policy/builtin_roles.hpp"
#include "ports/roles.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// In English, for programs; the console has its own words for them.
const char* name_of(RoleId builtin) {
  if (builtin == Role::agent) return "Agent";
  if (builtin == Role::supervisor) return "Supervisor";
  if (builtin == Role::manager) return "Manager";
  return builtin == Role::admin ? "Admin" : "IT support";
}

Role builtin_role(WorkspaceId workspace, RoleId id) {
  return {id, workspace, name_of(id), rights_of(id), 1};
}

Status check_permissions(const PermissionSet& permissions) {
  for (const auto& verb : verbs())
    if (!is_grantable(verb.action, permissions.of(verb.action)))
      return fail_invalid("permissions", std::string(wire::to_text(verb.action)) +
                                             " cannot be granted for this scope");
  return {};
}

Status check_name_is_free(Tx& tx, const Role& role) {
  ASSIGN_OR_RETURN(const auto same, tx.roles().find_by_name(role.workspace_id, role.name));
  if (same && same->id != role.id)
    return fail(Errc::conflict, "already_exists", "there is a role of this name", "name");
  return {};
}

Status apply(Tx& tx, const Actor& actor, const EditRole& command, Role& role) {
  if (command.name) {
    ASSIGN_OR_RETURN(role.name, check_name("name", *command.name, 60));
    RETURN_IF_ERROR(check_name_is_free(tx, role));
  }
  if (command.rank) {
    if (*command.rank < 1 || *command.rank > kHighestRank)
      return fail_invalid("rank", "rank is a number from 1 to 40");
    role.rights.rank = *command.rank;
  }
  if (command.permissions) role.rights.permissions = *command.permissions;
  RETURN_IF_ERROR(check_permissions(role.rights.permissions));
  return require_grantable(actor, role.rights);
}

Status announce(Tx& tx, Env& env, const Role& role) {
  return append_workspace_event(tx, env, role.workspace_id, "role.updated",
                                {{"role", wire::encode(role)}});
}

}  // namespace

Result<Role> get_editable_role(Tx& tx, const Actor& actor, RoleId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_roles));
  if (is_builtin(id))
    return fail(Errc::conflict, "builtin_role", "built-in roles stay as they are; copy one");
  ASSIGN_OR_RETURN(const auto role, tx.roles().find(actor.workspace_id, id));
  if (!role) return fail_not_found("role");
  RETURN_IF_ERROR(require_grantable(actor, role->rights));
  return *role;
}

Result<std::vector<Role>> list_roles(Tx& tx, WorkspaceId workspace) {
  ASSIGN_OR_RETURN(auto roles, tx.roles().list(workspace));
  for (const auto id : builtin_roles()) roles.push_back(builtin_role(workspace, id));
  std::ranges::sort(roles, {},
                    [](const Role& role) { return std::pair(role.rights.rank, role.id); });
  return roles;
}

Found<Role> find_role(Tx& tx, WorkspaceId workspace, RoleId id) {
  if (is_builtin(id)) return builtin_role(workspace, id);
  return tx.roles().find(workspace, id);
}

Result<Role> role_of(Tx& tx, const User& user) {
  ASSIGN_OR_RETURN(const auto role, find_role(tx, user.workspace_id, user.role));
  return role.value_or(Role{user.role, user.workspace_id, {}, user.rights});
}

Status require_grantable(const Actor& actor, const Rights& rights) {
  if (can_grant(actor, rights)) return {};
  return fail(Errc::forbidden, "beyond_own_rights", "nobody can grant what they do not have");
}

Result<Role> create_role(Tx& tx, Env& env, const Actor& actor, const EditRole& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_roles));
  ASSIGN_OR_RETURN(const auto others, tx.roles().list(actor.workspace_id));
  if (others.size() >= kMostRoles)
    return fail(Errc::conflict, "too_many", "a workspace has at most 100 roles of its own");
  Role role;
  role.id = env.ids.make<RoleId>();
  role.workspace_id = actor.workspace_id;
  RETURN_IF_ERROR(apply(tx, actor, command, role));
  RETURN_IF_ERROR(tx.roles().insert(role));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"role.created", wire::to_text(role.id), role.name, nullptr, wire::encode(role)}));
  RETURN_IF_ERROR(announce(tx, env, role));
  return role;
}

Result<Role> update_role(Tx& tx, Env& env, const Actor& actor, const EditRole& command) {
  ASSIGN_OR_RETURN(auto role, get_editable_role(tx, actor, command.id));
  if (role.version != command.version) return version_conflict(wire::encode(role));
  const auto before = wire::encode(role);
  RETURN_IF_ERROR(apply(tx, actor, command, role));
  role.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.roles().update(role, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"role.updated", wire::to_text(role.id), role.name, before, wire::encode(role)}));
  RETURN_IF_ERROR(announce(tx, env, role));
  return role;
}

}  // namespace harken::app
