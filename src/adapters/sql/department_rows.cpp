// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/staff_rows.hpp"
#include "wire/encode.hpp"
#include "wire/hours.hpp"

namespace harken::sql {
namespace {

// One row for each member, one with NULL for a department without any.
constexpr auto kSelect = SqlText(
    "SELECT d.department_id, d.workspace_id, d.name, d.version, d.mode, d.exclusive, "
    "d.alert_scope, d.alert_sound, d.hours, d.parent_id, m.user_id FROM department d "
    "LEFT JOIN department_member m ON m.department_id = d.department_id ");
constexpr auto kList = kSelect + "WHERE d.workspace_id = $1 ORDER BY d.department_id, m.user_id";
constexpr auto kFind =
    kSelect + "WHERE d.workspace_id = $1 AND d.department_id = $2 ORDER BY m.user_id";
constexpr int kMemberColumn = 10;

template <class... Args>
Rows<Department> list_departments(SqlSession& session, Sql sql, const Args&... args) {
  std::vector<Department> departments;
  const RowSink sink = [&](const Row& row) {
    if (departments.empty() || departments.back().id.value() != row.integer(0)) {
      Department& to = departments.emplace_back();
      read_columns(row, 0, to.id, to.workspace_id, to.name, to.version);
      to.mode = enum_of(row.text(4), [](RoutingMode mode) { return wire::to_text(mode); },
                        {RoutingMode::manual, RoutingMode::automatic});
      read_column(row, 5, to.exclusive);
      to.alert_scope = enum_of(row.text(6), [](AlertScope scope) { return wire::to_text(scope); },
                               {AlertScope::department, AlertScope::all});
      to.alert_sound = wire::parse_alert_sound(row.text(7)).value_or(AlertSound::chime);
      to.hours = wire::load_hours(row.text(8));
      read_column(row, 9, to.parent_id);
    }
    if (row.is_null(kMemberColumn)) return;
    departments.back().member_ids.emplace_back(row.integer(kMemberColumn));
  };
  RETURN_IF_ERROR(query(session, sql, sink, args...));
  return departments;
}

Status insert_members(SqlSession& session, const Department& department) {
  for (const UserId member : department.member_ids) {
    RETURN_IF_ERROR(
        execute(session, "INSERT INTO department_member (department_id, user_id) VALUES ($1, $2)",
                department.id, member));
  }
  return {};
}

}  // namespace

Rows<Department> DepartmentRows::list(WorkspaceId workspace) {
  return list_departments(session_, kList, workspace);
}

Found<Department> DepartmentRows::find(WorkspaceId workspace, DepartmentId id) {
  ASSIGN_OR_RETURN(auto departments, list_departments(session_, kFind, workspace, id));
  if (departments.empty()) return std::nullopt;
  return std::move(departments.front());
}

Status DepartmentRows::insert(const Department& department) {
  RETURN_IF_ERROR(execute(session_,
                          "INSERT INTO department (department_id, workspace_id, name, version, "
                          "mode, exclusive, alert_scope, alert_sound, hours, parent_id) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                          department.id, department.workspace_id, department.name,
                          department.version, wire::to_text(department.mode), department.exclusive,
                          wire::to_text(department.alert_scope),
                          wire::to_text(department.alert_sound),
                          wire::store_hours(department.hours), department.parent_id));
  return insert_members(session_, department);
}

Result<bool> DepartmentRows::update(const Department& department, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE department SET name = $3, version = $4, mode = $5, "
             "exclusive = $6, alert_scope = $7, alert_sound = $8, hours = $9, "
             "parent_id = $10 "
             "WHERE department_id = $1 AND version = $2",
             department.id, old_version, department.name, department.version,
             wire::to_text(department.mode), department.exclusive,
             wire::to_text(department.alert_scope), wire::to_text(department.alert_sound),
             wire::store_hours(department.hours), department.parent_id));
  if (changed == 0) return false;
  RETURN_IF_ERROR(
      execute(session_, "DELETE FROM department_member WHERE department_id = $1", department.id));
  RETURN_IF_ERROR(insert_members(session_, department));
  return true;
}

}  // namespace harken::sql
