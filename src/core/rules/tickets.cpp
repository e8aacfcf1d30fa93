// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/tickets.hpp"

namespace harken {

namespace {

std::unexpected<Error> refuse(const char* code, std::string detail) {
  return fail(Errc::conflict, code, std::move(detail));
}

void close(TicketEscalation& escalation, EscalationState state, const std::string& outcome,
           Timestamp now) {
  escalation.state = state;
  escalation.outcome = outcome;
  escalation.waiting_since.reset();
  escalation.closed_at = now;
}

Status check_asked(const Ticket& ticket, const Actor& actor) {
  if (!open_escalation(ticket)) return refuse("not_escalated", "it is not escalated now");
  if (can(actor, TicketAction::settle, ticket)) return {};
  return fail(Errc::forbidden, "forbidden", "it was not escalated to you");
}

Status finish(Ticket& ticket, const Actor& actor, EscalationState state, const std::string& reason,
              Timestamp now) {
  RETURN_IF_ERROR(check_asked(ticket, actor));
  close(ticket.escalations.back(), state, reason, now);
  return {};
}

void open(Ticket& ticket, const Actor& actor, TicketEscalationId id, const LadderStep& step,
          const std::string& reason, Timestamp now) {
  TicketEscalation escalation;
  escalation.id = id;
  escalation.level = std::ssize(ticket.escalations) + 1;
  escalation.department_id = step.department_id;
  escalation.least_rank = step.least_rank;
  escalation.from_id = actor.user_id;
  escalation.from_name = actor.name;
  escalation.reason = reason;
  escalation.opened_at = now;
  escalation.waiting_since = now;
  ticket.escalations.push_back(std::move(escalation));
}

}  // namespace

std::optional<Timestamp> next_reminder(const Ticket& ticket, Timestamp now) {
  if (!ticket.deadline || is_closed(ticket)) return std::nullopt;
  for (const auto seconds : {kRemindBeforeSeconds, kRemindLateSeconds, std::int64_t{0}}) {
    const auto at = ticket.deadline->plus_seconds(-seconds);
    if (at > now) return at;
  }
  return std::nullopt;
}

void set_status(Ticket& ticket, TicketStatus status, Timestamp now, TicketStatusId own) {
  ticket.own_status_id = own;
  if (ticket.status == status) return;
  ticket.status = status;
  const bool closes = status == TicketStatus::closed;
  ticket.closed_at = closes ? std::optional(now) : std::nullopt;
  ticket.remind_at = next_reminder(ticket, now);
  if (closes && open_escalation(ticket))
    close(ticket.escalations.back(), EscalationState::resolved, {}, now);
}

void set_deadline(Ticket& ticket, std::optional<Timestamp> deadline, Timestamp now) {
  if (ticket.deadline == deadline) return;
  ticket.deadline = deadline;
  ticket.remind_at = next_reminder(ticket, now);
}

Status set_responsible(Ticket& ticket, const User* user, Timestamp now) {
  if (user && user->id == ticket.requester.user_id)
    return refuse("requester_cannot_handle", "whoever asked for it does not handle it");
  ticket.responsible_id = user ? user->id : UserId();
  ticket.responsible_name = user ? user->name : std::string();
  ticket.remind_at = next_reminder(ticket, now);
  return {};
}

Status escalate(Ticket& ticket, const Actor& actor, TicketEscalationId id,
                const std::optional<LadderStep>& step, const std::string& reason, Timestamp now) {
  if (is_closed(ticket)) return refuse("ticket_closed", "the ticket is closed");
  if (open_escalation(ticket)) return refuse("already_escalated", "it is escalated already");
  if (!can(actor, TicketAction::escalate, ticket))
    return fail(Errc::forbidden, "forbidden", "you may not escalate this ticket");
  if (!step) return refuse("no_level_above", "there is nobody above; name a last department");
  open(ticket, actor, id, *step, reason, now);
  return {};
}

Result<bool> acknowledge(Ticket& ticket, const Actor& actor, Timestamp now) {
  RETURN_IF_ERROR(check_asked(ticket, actor));
  auto& escalation = ticket.escalations.back();
  if (escalation.assignee_id == actor.user_id) return false;
  if (escalation.assignee_id) {
    auto refused = refuse("already_acknowledged", escalation.assignee_name + " has it already");
    refused.error().holder_id = escalation.assignee_id.to_string();
    refused.error().holder_name = escalation.assignee_name;
    return refused;
  }
  escalation.assignee_id = actor.user_id;
  escalation.assignee_name = actor.name;
  escalation.acknowledged_at = now;
  return true;
}

Status give_back(Ticket& ticket, const Actor& actor, const std::string& reason, Timestamp now) {
  return finish(ticket, actor, EscalationState::returned, reason, now);
}

Status settle(Ticket& ticket, const Actor& actor, const std::string& reason, Timestamp now) {
  return finish(ticket, actor, EscalationState::resolved, reason, now);
}

Status raise(Ticket& ticket, const Actor& actor, TicketEscalationId id,
             const std::optional<LadderStep>& step, const Reason& reason, Timestamp now) {
  RETURN_IF_ERROR(check_asked(ticket, actor));
  if (!step && reason.external_url.empty())
    return refuse("no_level_above", "there is nobody above; name an issue elsewhere");
  ticket.escalations.back().external_url = reason.external_url;
  if (!step) return {};
  close(ticket.escalations.back(), EscalationState::raised, reason.text, now);
  open(ticket, actor, id, *step, reason.text, now);
  ticket.escalations.back().external_url = reason.external_url;
  return {};
}

void note_internal_word(Ticket& ticket, const Actor& author, Timestamp now) {
  if (!open_escalation(ticket)) return;
  auto& waiting = ticket.escalations.back().waiting_since;
  const bool is_answer = can(author, TicketAction::settle, ticket);
  if (is_answer)
    waiting.reset();
  else if (!waiting)
    waiting = now;
}

}  // namespace harken
