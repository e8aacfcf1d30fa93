// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's roles. The built-in ones are the same everywhere and cannot be changed: copy one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// All roles of the workspace, from the lowest rank to the highest.
Result<std::vector<Role>> list_roles(Tx& tx, WorkspaceId workspace);
// Built-in or the workspace's own.
Found<Role> find_role(Tx& tx, WorkspaceId workspace, RoleId id);

// The user's own; without rights if it should be gone.
Result<Role> role_of(Tx& tx, const User& user);

inline constexpr std::size_t kMostRoles = 100;

struct EditRole {
  RoleId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<int> rank;
  std::optional<PermissionSet> permissions;
};
// Whoever has the role has its new rights from the commit on.
// Errors: forbidden, beyond_own_rights, not_found, invalid, already_exists (the name),
// builtin_role, version_conflict.
Result<Role> create_role(Tx& tx, Env& env, const Actor& actor, const EditRole& command);
Result<Role> update_role(Tx& tx, Env& env, const Actor& actor, const EditRole& command);
// People with the role get `replacement` in its place; without one nobody may have it.
// Errors: also in_use.
Result<Deletion> delete_role(Tx& tx, Env& env, const Actor& actor, RoleId id, RoleId replacement);

// A role of the workspace that the actor may change: one above their own rights is out of reach.
// Errors: forbidden, builtin_role, not_found, beyond_own_rights.
Result<Role> get_editable_role(Tx& tx, const Actor& actor, RoleId id);

// For whoever hands out rights. Errors: beyond_own_rights.
Status require_grantable(const Actor& actor, const Rights& rights);

}  // namespace harken::app
