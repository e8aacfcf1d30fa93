// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/access_request_rows.hpp"

#include "adapters/sql/mapping.hpp"

namespace harken::sql {

Status AccessRequestRows::insert(WorkspaceId workspace, AccessRequestId id,
                                 ConversationId conversation) {
  return execute(session_,
                 "INSERT INTO access_request (access_request_id, workspace_id, conversation_id) "
                 "VALUES ($1, $2, $3)",
                 id, workspace, conversation);
}

Found<ConversationId> AccessRequestRows::find(WorkspaceId workspace, AccessRequestId id) {
  constexpr auto read_id = [](const Row& row, ConversationId& to) { read_column(row, 0, to); };
  return find_row<ConversationId>(session_,
                                  "SELECT conversation_id FROM access_request "
                                  "WHERE workspace_id = $1 AND access_request_id = $2",
                                  read_id, workspace, id);
}

}  // namespace harken::sql
