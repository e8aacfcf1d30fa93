// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/role_rows.hpp"

#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect =
    SqlText("SELECT role_id, workspace_id, name, rank, permissions, version FROM role ");
constexpr auto kList =
    kSelect + "WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY rank, name_folded";
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND role_id = $2 AND deleted_at IS NULL";
constexpr auto kFindByName =
    kSelect + "WHERE workspace_id = $1 AND name_folded = $2 AND deleted_at IS NULL";

void read(const Row& row, Role& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.rights.rank);
  to.rights.permissions = wire::load_permissions(row.text(4));
  read_column(row, 5, to.version);
}

}  // namespace

Rows<Role> RoleRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<Role> RoleRows::find(WorkspaceId workspace, RoleId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<Role> RoleRows::find_by_name(WorkspaceId workspace, std::string_view name) {
  return find_row(session_, kFindByName, read, workspace, fold_case(name));
}

Status RoleRows::insert(const Role& role) {
  return execute(session_,
                 "INSERT INTO role (role_id, workspace_id, name, name_folded, rank, permissions, "
                 "version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                 role.id, role.workspace_id, role.name, fold_case(role.name), role.rights.rank,
                 wire::store_permissions(role.rights.permissions), role.version);
}

Result<bool> RoleRows::update(const Role& role, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE role SET name = $3, name_folded = $4, rank = $5, "
                          "permissions = $6, version = $7 WHERE role_id = $1 AND version = $2",
                          role.id, old_version, role.name, fold_case(role.name), role.rights.rank,
                          wire::store_permissions(role.rights.permissions), role.version));
  return changed > 0;
}

Status RoleRows::remove(WorkspaceId workspace, RoleId id) {
  return execute(session_, "DELETE FROM role WHERE workspace_id = $1 AND role_id = $2", workspace,
                 id);
}

Result<std::int64_t> RoleRows::count_people(WorkspaceId workspace, RoleId id) {
  return get_number(session_,
                    "SELECT count(*) FROM \"user\" WHERE workspace_id = $1 AND role_id = $2",
                    workspace, id);
}

}  // namespace harken::sql
