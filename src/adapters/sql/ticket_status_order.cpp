// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/ticket_status_order.hpp"

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr std::int64_t kMostOfOne = 100'000;

constexpr auto kPlaceOf = "SELECT " + kStatusPlace + " FROM ticket t WHERE t.ticket_id = $1";

void read(const Row& row, StatusGroup& to) {
  int base = 0;
  read_columns(row, 0, base, to.own);
  to.status = TicketStatus(base);
}

}  // namespace

Rows<StatusGroup> list_status_groups(SqlSession& session, WorkspaceId workspace) {
  ASSIGN_OR_RETURN(
      const auto own,
      list_rows(session,
                "SELECT base, ticket_status_id FROM ticket_status WHERE workspace_id = $1 "
                "ORDER BY base, CASE WHEN deleted_at IS NULL THEN position ELSE -1 END, "
                "ticket_status_id",
                read, workspace));
  std::vector<StatusGroup> groups;
  for (int status = 0; status <= int(TicketStatus::closed); ++status) {
    auto place = status * kMostOfOne;
    groups.push_back({TicketStatus(status), {}, place});
    for (const auto& each : own)
      if (each.status == TicketStatus(status)) groups.push_back({each.status, each.own, ++place});
  }
  return groups;
}

Result<std::int64_t> find_status_place(SqlSession& session, TicketId id) {
  return get_number(session, kPlaceOf, id);
}

}  // namespace harken::sql
