// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/reminders.hpp"

#include "app/ticket/notify.hpp"
#include "core/rules/tickets.hpp"
#include "ports/tickets.hpp"

namespace harken::app {

Status remind_of_ticket(Tx& tx, Env& env, WorkspaceId workspace, TicketId id) {
  const auto now = env.clock.now();
  ASSIGN_OR_RETURN(auto ticket, tx.tickets().find(workspace, id));
  if (!ticket || !ticket->remind_at || *ticket->remind_at > now) return {};
  ticket->remind_at = next_reminder(*ticket, now);
  // Nobody has changed the ticket: it keeps its version.
  ASSIGN_OR_RETURN(const bool is_written, tx.tickets().update(*ticket, ticket->version));
  if (!is_written || is_closed(*ticket)) return {};
  const auto kind =
      *ticket->deadline <= now ? NotificationKind::ticket_overdue : NotificationKind::ticket_due;
  return notify_of_ticket(tx, env, {ticket->responsible_id, kind, *ticket});
}

}  // namespace harken::app
