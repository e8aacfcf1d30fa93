// SPDX-License-Identifier: AGPL-3.0-or-later
// How a use case leaves its mark on a ticket: the row, the line of its history and the one event,
// in one transaction.
#pragma once

#include "ports/env.hpp"
#include "ports/tickets.hpp"
#include "wire/ticket.hpp"

namespace harken::app {

// What the actor may not see does not exist. Errors: not_found.
Result<Ticket> get_ticket(Tx& tx, const Actor& actor, TicketId id);

// The same of many at once, in their order: those that are there.
Rows<Ticket> get_tickets(Tx& tx, const Actor& actor, std::span<const TicketId> ids);

// The same of one, and the actor may do this to it. Errors: not_found, forbidden.
Result<Ticket> get_ticket_for(Tx& tx, const Actor& actor, TicketId id, TicketAction action);

// With what stands beside it on a screen, as far as the actor may know it.
Result<wire::SeenTicket> seen_by(Tx& tx, const Actor& actor, const Ticket& ticket);
// The same of a page, in a few statements.
Rows<wire::SeenTicket> seen_by(Tx& tx, const Actor& actor, std::span<const Ticket> tickets);

struct TicketMark {
  TicketChangeAction action = TicketChangeAction::changed;
  const Actor* actor = nullptr;  // none: the desk itself
  std::vector<FieldChange> changes = {};
  std::string reason = {};
};

// Writes the ticket with the next version, the change and the event. Errors: unavailable (somebody
// was faster).
Status record(Tx& tx, Env& env, const Ticket& before, Ticket& after, TicketMark mark);
// The same of a new one, which is inserted.
Status record_new(Tx& tx, Env& env, Ticket& ticket, TicketMark mark);

// The fields that differ, in words and ids.
Result<std::vector<FieldChange>> changes_between(Tx& tx, const Ticket& before, const Ticket& after);

}  // namespace harken::app
