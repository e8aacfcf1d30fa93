// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/staff_rows.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText("SELECT label_id, workspace_id, name, color, version FROM label ");
constexpr auto kList =
    kSelect + "WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name_folded";
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND label_id = $2 AND deleted_at IS NULL";
constexpr auto kFindByName =
    kSelect + "WHERE workspace_id = $1 AND name_folded = $2 AND deleted_at IS NULL";

void read(const Row& row, Label& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.color, to.version);
}

}  // namespace

Rows<Label> LabelRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<Label> LabelRows::find(WorkspaceId workspace, LabelId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<Label> LabelRows::find_by_name(WorkspaceId workspace, std::string_view name) {
  return find_row(session_, kFindByName, read, workspace, fold_case(name));
}

Status LabelRows::insert(const Label& label) {
  return execute(session_,
                 "INSERT INTO label (label_id, workspace_id, name, name_folded, color, version) "
                 "VALUES ($1, $2, $3, $4, $5, $6)",
                 label.id, label.workspace_id, label.name, fold_case(label.name), label.color,
                 label.version);
}

Result<bool> LabelRows::update(const Label& label, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE label SET name = $3, name_folded = $4, color = $5, version = $6 "
             "WHERE label_id = $1 AND version = $2",
             label.id, old_version, label.name, fold_case(label.name), label.color, label.version));
  return changed > 0;
}

Status LabelRows::remove(WorkspaceId workspace, LabelId id) {
  return execute(session_, "DELETE FROM label WHERE workspace_id = $1 AND label_id = $2", workspace,
                 id);
}

}  // namespace harken::sql
