// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/ticket_access.hpp"

namespace harken {

namespace {

bool reaches(Scope scope, const Actor& actor, const TicketAudience& subject) {
  if (scope == Scope::all) return true;
  if (scope == Scope::none) return false;
  if (subject.responsible_id && subject.responsible_id == actor.user_id) return true;
  return scope == Scope::department && actor.is_member(subject.department_id);
}

bool is_at(const Actor& actor, const TicketAudience::Level& level) {
  if (level.assignee_id && level.assignee_id == actor.user_id) return true;
  return actor.rights.rank >= level.least_rank && actor.is_member(level.department_id);
}

TicketAudience::Level level_of(const TicketEscalation& escalation) {
  return {escalation.department_id, escalation.least_rank, escalation.assignee_id};
}

}  // namespace

TicketAudience audience_of(const Ticket& ticket) {
  TicketAudience audience;
  audience.department_id = ticket.department_id;
  audience.responsible_id = ticket.responsible_id;
  audience.opened_by_id = ticket.opened_by_id;
  audience.requester_id = ticket.requester.user_id;
  for (const auto& escalation : ticket.escalations) audience.levels.push_back(level_of(escalation));
  return audience;
}

TicketSides sides_of(const Actor& actor, const TicketAudience& audience) {
  if (audience.requester_id && audience.requester_id == actor.user_id)
    return {.is_requester = true};
  TicketSides sides;
  const bool is_responsible = audience.responsible_id && audience.responsible_id == actor.user_id;
  sides.is_handler =
      is_responsible || reaches(actor.scope_of(Action::see_tickets), actor, audience);
  sides.is_escalated =
      std::ranges::any_of(audience.levels, [&](const auto& level) { return is_at(actor, level); });
  // Who opened it for others to handle goes on seeing what becomes of it.
  sides.is_requester = !sides.any() && audience.opened_by_id == actor.user_id;
  return sides;
}

bool can_see(const Actor& actor, const TicketAudience& audience) {
  const auto sides = sides_of(actor, audience);
  return (sides.is_requester && audience.for_requester) ||
         (sides.is_handler && audience.for_handlers) ||
         (sides.is_escalated && audience.for_escalated);
}

bool can_see(const Actor& actor, const Ticket& ticket) {
  return actor.workspace_id == ticket.workspace_id && sides_of(actor, audience_of(ticket)).any();
}

namespace {

bool handles(const Actor& actor, Action verb, const Ticket& ticket) {
  const auto audience = audience_of(ticket);
  return sides_of(actor, audience).is_handler && reaches(actor.scope_of(verb), actor, audience);
}

// The one who is responsible answers, and so does who may edit it.
bool can_answer(const Actor& actor, const Ticket& ticket) {
  return sides_of(actor, audience_of(ticket)).is_handler &&
         (ticket.responsible_id == actor.user_id || handles(actor, Action::edit_tickets, ticket));
}

bool is_asked(const Actor& actor, const Ticket& ticket) {
  const auto* open = open_escalation(ticket);
  return open && sides_of(actor, audience_of(ticket)).is_escalated && is_at(actor, level_of(*open));
}

}  // namespace

bool can(const Actor& actor, TicketAction action, const Ticket& ticket) {
  if (!can_see(actor, ticket)) return false;
  const auto sides = sides_of(actor, audience_of(ticket));
  const bool was_escalated = !ticket.escalations.empty();
  switch (action) {
    case TicketAction::edit:
    case TicketAction::link:
      return handles(actor, Action::edit_tickets, ticket);
    case TicketAction::assign:
      return handles(actor, Action::assign_tickets, ticket);
    case TicketAction::remove:
      return handles(actor, Action::delete_tickets, ticket);
    case TicketAction::comment:
      return sides.is_handler || sides.is_escalated;
    case TicketAction::add:
      return sides.is_requester || can_answer(actor, ticket);
    case TicketAction::resolve:
      return !is_closed(ticket) && can_answer(actor, ticket);
    case TicketAction::see_main:
      return sides.is_requester || sides.is_handler;
    case TicketAction::write_main:
      return sides.is_requester || can_answer(actor, ticket);
    case TicketAction::see_internal:
      return was_escalated && (sides.is_handler || sides.is_escalated);
    case TicketAction::write_internal:
      return was_escalated && (sides.is_escalated || can_answer(actor, ticket));
    case TicketAction::escalate:
      return !is_closed(ticket) && !open_escalation(ticket) &&
             handles(actor, Action::escalate_tickets, ticket);
    case TicketAction::acknowledge:
      return is_asked(actor, ticket) && !open_escalation(ticket)->assignee_id;
    case TicketAction::give_back:
    case TicketAction::raise:
    case TicketAction::settle:
      return is_asked(actor, ticket);
    case TicketAction::answer:
      return can_answer(actor, ticket);
  }
  return false;
}

bool can_read(const Actor& actor, TicketPart part, const Ticket& ticket) {
  switch (part) {
    case TicketPart::comment:
      return can(actor, TicketAction::comment, ticket);
    case TicketPart::addition:
      return can_see(actor, ticket);
    case TicketPart::main:
      return can(actor, TicketAction::see_main, ticket);
    case TicketPart::internal:
      return can(actor, TicketAction::see_internal, ticket);
  }
  return false;
}

namespace {

bool only_asked(const Actor& actor, const Ticket& ticket) {
  const auto sides = sides_of(actor, audience_of(ticket));
  return !sides.is_handler && !sides.is_escalated;
}

}  // namespace

Ticket as_seen_by(const Actor& actor, Ticket ticket) {
  if (!only_asked(actor, ticket)) return ticket;
  ticket.escalations.clear();
  ticket.label_ids.clear();
  ticket.conversations = 0;
  ticket.comments = 0;
  // Changes that are not theirs to know of leave no trace in it.
  ticket.version = 0;
  return ticket;
}

bool may_know(const Actor& actor, const TicketChange& change, const Ticket& ticket) {
  const bool is_of_main = change.action == TicketChangeAction::wrote;
  if (is_of_main) return can(actor, TicketAction::see_main, ticket);
  if (!only_asked(actor, ticket)) return true;
  switch (change.action) {
    case TicketChangeAction::created:
    case TicketChangeAction::changed:
    case TicketChangeAction::added:
    case TicketChangeAction::resolved:
    case TicketChangeAction::reopened:
      return true;
    default:
      return false;
  }
}

}  // namespace harken
