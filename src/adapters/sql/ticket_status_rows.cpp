// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/ticket_status_rows.hpp"

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT ticket_status_id, workspace_id, name, base, position, version "
    "FROM ticket_status WHERE workspace_id = $1 AND deleted_at IS NULL ");
constexpr auto kList = kSelect + "ORDER BY base, position, ticket_status_id";
constexpr auto kFind = kSelect + "AND ticket_status_id = $2";

void read(const Row& row, OwnTicketStatus& to) {
  int base = 0;
  read_columns(row, 0, to.id, to.workspace_id, to.name, base, to.position, to.version);
  to.base = TicketStatus(base);
}

}  // namespace

Rows<OwnTicketStatus> TicketStatusRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<OwnTicketStatus> TicketStatusRows::find(WorkspaceId workspace, TicketStatusId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Status TicketStatusRows::insert(const OwnTicketStatus& status) {
  return execute(session_,
                 "INSERT INTO ticket_status (ticket_status_id, workspace_id, name, base, position, "
                 "version) VALUES ($1, $2, $3, $4, $5, $6)",
                 status.id, status.workspace_id, status.name, int(status.base), status.position,
                 status.version);
}

Result<bool> TicketStatusRows::update(const OwnTicketStatus& status, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE ticket_status SET name = $3, position = $4, version = $5 "
                          "WHERE ticket_status_id = $1 AND version = $2",
                          status.id, old_version, status.name, status.position, status.version));
  return changed > 0;
}

Status TicketStatusRows::remove(WorkspaceId workspace, TicketStatusId id) {
  RETURN_IF_ERROR(execute(session_,
                          "UPDATE ticket SET status_id = NULL "
                          "WHERE workspace_id = $1 AND status_id = $2",
                          workspace, id));
  return execute(session_,
                 "DELETE FROM ticket_status WHERE workspace_id = $1 AND ticket_status_id = $2",
                 workspace, id);
}

}  // namespace harken::sql
