// SPDX-License-Identifier: AGPL-3.0-or-later
// How tickets stand by their status: by the four, and inside each of them first those without an
// own status, then the own ones by their position. One that is deleted is as good as none, and
// stands with those.
#pragma once

#include <vector>

#include "adapters/sql/session.hpp"
#include "core/model/ticket.hpp"
#include "ports/store.hpp"

namespace harken::sql {

// The same number for all that stand together; of the ticket t.
inline constexpr SqlText kStatusPlace(
    "t.status * 100000 + (SELECT count(*) FROM ticket_status one JOIN ticket_status own "
    "ON own.workspace_id = one.workspace_id AND own.base = one.base "
    "AND (CASE WHEN own.deleted_at IS NULL THEN own.position ELSE -1 END, own.ticket_status_id) <= "
    "(CASE WHEN one.deleted_at IS NULL THEN one.position ELSE -1 END, one.ticket_status_id) "
    "WHERE one.ticket_status_id = t.status_id)");

struct StatusGroup {
  TicketStatus status = TicketStatus::to_do;
  TicketStatusId own = {};
  std::int64_t place = 0;
};
// All that there can be, by their place.
Rows<StatusGroup> list_status_groups(SqlSession& session, WorkspaceId workspace);

Result<std::int64_t> find_status_place(SqlSession& session, TicketId id);

}  // namespace harken::sql
