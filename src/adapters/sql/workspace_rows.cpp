// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/staff_rows.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT workspace_id, name, created_at, words, return_after_minutes, "
    "last_department_id, developers_department_id FROM workspace ");
constexpr auto kList = kSelect + "ORDER BY workspace_id";
constexpr auto kFind = kSelect + "WHERE workspace_id = $1";

void read(const Row& row, Workspace& to) {
  read_columns(row, 0, to.id, to.name, to.created_at);
  to.words = wire::parse_word_preset(row.text(3)).value_or(WordPreset::harken);
  read_columns(row, 4, to.return_after_minutes, to.last_department_id, to.developers_department_id);
}

}  // namespace

Rows<Workspace> WorkspaceRows::list() { return list_rows(session_, kList, read); }

Status WorkspaceRows::insert(const Workspace& workspace) {
  return execute(session_,
                 "INSERT INTO workspace (workspace_id, name, created_at) VALUES ($1, $2, $3)",
                 workspace.id, workspace.name, workspace.created_at);
}

Found<Workspace> WorkspaceRows::find(WorkspaceId id) { return find_row(session_, kFind, read, id); }

Status WorkspaceRows::update(const Workspace& workspace) {
  return execute(session_,
                 "UPDATE workspace SET name = $2, words = $3, return_after_minutes = $4, "
                 "last_department_id = $5, developers_department_id = $6 "
                 "WHERE workspace_id = $1",
                 workspace.id, workspace.name, wire::to_text(workspace.words),
                 workspace.return_after_minutes, workspace.last_department_id,
                 workspace.developers_department_id);
}

Result<std::int64_t> WorkspaceRows::next_contact_number(WorkspaceId id) {
  return get_number(session_,
                    "UPDATE workspace SET contact_number = contact_number + 1 "
                    "WHERE workspace_id = $1 RETURNING contact_number",
                    id);
}

Result<std::int64_t> WorkspaceRows::next_conversation_number(WorkspaceId id) {
  return get_number(session_,
                    "UPDATE workspace SET conversation_number = conversation_number + 1 "
                    "WHERE workspace_id = $1 RETURNING conversation_number",
                    id);
}

}  // namespace harken::sql
