// SPDX-License-Identifier: AGPL-3.0-or-later
// How many of the tickets that are not closed each view has: from indexes that have only those.
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_select.hpp"

namespace harken::sql {
namespace {

// $1 to $4 as kMaySeeTicket; $5 the most that is counted; $6 now.
constexpr auto kOfIds =
    SqlText("SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.ticket_id IN ");
constexpr auto kOpen = SqlText(
    " AND +t.workspace_id = $1 AND t.status < 3 AND t.deleted_at IS NULL LIMIT $5) AS counted");
constexpr auto kMine =
    SqlText("SELECT ticket_id FROM ticket WHERE responsible_id = $2 AND status < 3 ");
constexpr auto kOpened = SqlText(
    "SELECT ticket_id FROM ticket WHERE opened_by_id = $2 AND status < 3 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE requester_user_id = $2 AND status < 3");
constexpr auto kMyDepartments =
    SqlText("department_id IN (SELECT department_id FROM department_member WHERE user_id = $2)");

constexpr auto kAll =
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.workspace_id = $1 "
    "AND t.status < 3 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " LIMIT $5) AS counted";
// Enough of it, mostly, for whoever sees what is in their departments.
constexpr auto kOfDepartments =
    "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE status < 3 AND deleted_at IS NULL AND " +
    kMyDepartments + " LIMIT $5) AS counted";
constexpr auto kAllSeen =
    kOfIds + "(" + kMine + "UNION ALL " + kOpened +
    " UNION ALL SELECT ticket_id FROM ticket WHERE $3 >= 1 AND status < 3 AND " + kMyDepartments +
    " UNION ALL SELECT ticket_id FROM ticket_escalation WHERE assignee_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket_escalation WHERE least_rank <= $4 "
    "AND " +
    kMyDepartments + ")" + kOpen;
constexpr auto kOverdue =
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.workspace_id = $1 "
    "AND t.deadline < $6 AND t.status < 3 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " LIMIT $5) AS counted";
constexpr auto kAllOverdue = SqlText(
    "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE workspace_id = $1 AND deadline < $6 "
    "AND status < 3 AND deleted_at IS NULL LIMIT $5) AS counted");
constexpr auto kOverdueOfDepartments =
    "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE deadline < $6 AND status < 3 "
    "AND deleted_at IS NULL AND " +
    kMyDepartments + " LIMIT $5) AS counted";
// UNION, so that what is here for two reasons counts once.
constexpr auto kOpenEscalations = SqlText(
    "SELECT e.ticket_id FROM ticket_escalation e JOIN ticket t ON t.ticket_id = e.ticket_id "
    "AND t.status < 3 AND t.deleted_at IS NULL WHERE e.state = 'open' AND ");
constexpr auto kSubmitted =
    "SELECT count(*) FROM (" + kMine +
    "AND deleted_at IS NULL UNION SELECT ticket_id FROM ticket WHERE responsible_id IS NULL "
    "AND status < 3 AND deleted_at IS NULL AND requester_user_id IS NOT NULL "
    "AND requester_user_id <> $2 AND $3 >= 1 AND " +
    kMyDepartments + " UNION " + kOpenEscalations + "e.assignee_id = $2 UNION " + kOpenEscalations +
    "e.assignee_id IS NULL AND e.least_rank <= $4 AND e." + kMyDepartments +
    " LIMIT $5) AS counted";
constexpr auto kOpenedByMe = kOfIds + "(" + kOpened + ")" + kOpen;

}  // namespace

Result<TicketCounts> TicketRows::count(const Actor& actor, Timestamp now, int cap) {
  const auto reach = ticket_reach_of(actor);
  const auto number = [&](Sql sql) {
    return get_number(session_, sql, actor.workspace_id, actor.user_id, reach, actor.rights.rank,
                      cap);
  };
  TicketCounts counts;
  if (reach == 1) {
    ASSIGN_OR_RETURN(counts.all, number(kOfDepartments));
  }
  if (counts.all < cap) {
    ASSIGN_OR_RETURN(counts.all, reach == 2 ? number(kAll) : number(kAllSeen));
  }
  ASSIGN_OR_RETURN(counts.submitted, number(kSubmitted));
  ASSIGN_OR_RETURN(counts.opened, number(kOpenedByMe));
  const auto overdue = [&](Sql sql) {
    return get_number(session_, sql, actor.workspace_id, actor.user_id, reach, actor.rights.rank,
                      cap, now);
  };
  if (reach > 0) {
    ASSIGN_OR_RETURN(counts.overdue,
                     overdue(reach == 2 ? Sql(kAllOverdue) : Sql(kOverdueOfDepartments)));
  }
  if (reach < 2 && counts.overdue < cap) {
    ASSIGN_OR_RETURN(counts.overdue, overdue(kOverdue));
  }
  return counts;
}

}  // namespace harken::sql
