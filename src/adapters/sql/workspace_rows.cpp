// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/staff_rows.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Workspace& to) { read_columns(row, 0, to.id, to.name, to.created_at); }

}  // namespace

Rows<Workspace> WorkspaceRows::list() {
  return list_rows(session_, "SELECT workspace_id, name, created_at FROM workspace ORDER BY workspace_id",
                   read);
}

Status WorkspaceRows::insert(const Workspace& workspace) {
  return execute(session_, "INSERT INTO workspace (workspace_id, name, created_at) VALUES ($1, $2, $3)",
                 workspace.id, workspace.name, workspace.created_at);
}

Status WorkspaceRows::rename(WorkspaceId id, std::string_view name) {
  return execute(session_, "UPDATE workspace SET name = $2 WHERE workspace_id = $1", id, name);
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
