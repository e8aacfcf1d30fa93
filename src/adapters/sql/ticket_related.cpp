// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by what they are about: a customer, or what somebody writes.
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_select.hpp"
#include "adapters/sql/visibility.hpp"

namespace harken::sql {
namespace {

constexpr auto kLinkedTo =
    "SELECT DISTINCT l.ticket_id FROM conversation c "
    "JOIN ticket_conversation l ON l.conversation_id = c.conversation_id "
    "WHERE c.workspace_id = $1 AND c.contact_id = $4 AND " +
    kMaySee + " ORDER BY l.ticket_id DESC LIMIT $5";

// Of each status the newest, by the index: what is read is bounded, however many tickets there are.
constexpr int kMostOfStatus = 2'000;
constexpr auto kOpenIds = SqlText(
    "(SELECT ticket_id FROM (SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND status = 0 "
    "ORDER BY ticket_id DESC LIMIT $6) AS to_do "
    "UNION ALL SELECT ticket_id FROM (SELECT ticket_id FROM ticket WHERE workspace_id = $1 "
    "AND status = 1 ORDER BY ticket_id DESC LIMIT $6) AS waiting "
    "UNION ALL SELECT ticket_id FROM (SELECT ticket_id FROM ticket WHERE workspace_id = $1 "
    "AND status = 2 ORDER BY ticket_id DESC LIMIT $6) AS in_progress)");
constexpr auto kOpenTexts =
    "SELECT t.ticket_id, t.title, t.excerpt FROM ticket t WHERE t.ticket_id IN " + kOpenIds +
    " AND t.workspace_id = $1 AND t.deleted_at IS NULL AND " + kMaySeeTicket +
    " ORDER BY t.ticket_id DESC LIMIT $5";

}  // namespace

Rows<TicketId> TicketRows::list_linked_to(const Actor& actor, ContactId contact, int limit) {
  constexpr auto read = [](const Row& row, TicketId& to) { read_column(row, 0, to); };
  return list_rows<TicketId>(session_, kLinkedTo, read, actor.workspace_id, actor.user_id,
                             reach_of(actor), contact, limit);
}

Rows<TicketText> TicketRows::list_open_texts(const Actor& actor, int limit) {
  constexpr auto read = [](const Row& row, TicketText& to) {
    read_columns(row, 0, to.id, to.title, to.excerpt);
  };
  return list_rows<TicketText>(session_, kOpenTexts, read, actor.workspace_id, actor.user_id,
                               ticket_reach_of(actor), actor.rights.rank, limit, kMostOfStatus);
}

}  // namespace harken::sql
