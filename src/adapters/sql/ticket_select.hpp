// SPDX-License-Identifier: AGPL-3.0-or-later
// The columns of a ticket, and who may see it: the SQL form of can_see (core/policy/ticket_access).
#pragma once

#include <span>

#include "adapters/sql/mapping.hpp"
#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"

namespace harken::sql {

inline constexpr auto kTicketColumns = SqlText(
    "t.ticket_id, t.workspace_id, t.number, t.client_id, t.title, t.description, t.excerpt, "
    "t.priority, t.status, t.department_id, t.responsible_id, t.responsible_name, t.deadline, "
    "t.remind_at, t.requester_user_id, t.requester_contact_id, t.requester_name, "
    "t.requester_number, t.opened_by_id, t.opened_by_name, t.label_ids, t.conversations, "
    "t.comments, t.escalations, t.created_at, t.updated_at, t.closed_at, t.version, "
    "(SELECT s.ticket_status_id FROM ticket_status s WHERE s.ticket_status_id = t.status_id "
    "AND s.deleted_at IS NULL) ");
inline constexpr auto kSelectTicket = "SELECT " + kTicketColumns + "FROM ticket t ";

// $1 workspace, $2 actor, $3 how far the actor sees, $4 their rank. Whoever asked for it, opened it
// or is responsible sees it always.
inline constexpr auto kHandlesTicket = SqlText(
    "(t.responsible_id = $2 OR $3 = 2 OR ($3 = 1 AND t.department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2)))");
inline constexpr auto kIsEscalatedTo = SqlText(
    "(t.escalations > 0 AND EXISTS (SELECT 1 FROM ticket_escalation e "
    "WHERE e.ticket_id = t.ticket_id AND (e.assignee_id = $2 OR (e.least_rank <= $4 "
    "AND e.department_id IN (SELECT department_id FROM department_member WHERE user_id = $2)))))");
inline constexpr auto kMaySeeTicket = "(t.requester_user_id = $2 OR t.opened_by_id = $2 OR " +
                                      kHandlesTicket + " OR " + kIsEscalatedTo + ")";

// can_read of an entry n, for who may see its ticket.
inline constexpr auto kMayReadEntry =
    "(n.part = 'addition' OR CASE WHEN coalesce(t.requester_user_id, 0) = $2 "
    "THEN n.part = 'main' WHEN " +
    kHandlesTicket + " THEN n.part <> 'internal' OR t.escalations > 0 WHEN " + kIsEscalatedTo +
    " THEN n.part <> 'main' ELSE n.part = 'main' END)";

inline int ticket_reach_of(const Actor& actor) {
  switch (actor.scope_of(Action::see_tickets)) {
    case Scope::all:
      return 2;
    case Scope::department:
      return 1;
    case Scope::own:
    case Scope::none:
      break;
  }
  return 0;
}

// Without its escalations; how many there are is left in `escalations`.
void read_ticket(const Row& row, Ticket& to);
// Reads what read_ticket could not.
Status complete(SqlSession& session, std::span<Ticket> tickets);

}  // namespace harken::sql
