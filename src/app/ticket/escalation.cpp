// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/escalation.hpp"

#include <algorithm>

#include "app/ticket/notify.hpp"
#include "app/ticket/record.hpp"
#include "core/rules/text.hpp"
#include "core/rules/tickets.hpp"

namespace harken::app {

namespace {

Result<std::string> check_reason(const std::string& text) {
  std::string reason(trim(text));
  RETURN_IF_ERROR(check_text("reason", reason, kMaxReasonLength));
  if (reason.empty()) return fail_invalid("reason", "say why");
  return reason;
}

Status check_url(const std::string& url) {
  if (url.empty()) return {};
  RETURN_IF_ERROR(check_line("external_url", url, 1'000));
  if (url.starts_with("https://") || url.starts_with("http://")) return {};
  return fail_invalid("external_url", "is not the address of a page");
}

FieldChange level_change(const Ticket& before, const Ticket& after, const std::string& department) {
  return {"level", std::to_string(before.escalations.size()),
          department.empty() ? std::to_string(after.escalations.size()) : department};
}

Status tell_step(Tx& tx, Env& env, const Actor& actor, const Ticket& ticket, const LadderStep& step,
                 const std::string& reason) {
  for (const auto& user : step.people)
    if (user.rights.rank >= step.least_rank)
      RETURN_IF_ERROR(notify_of_ticket(
          tx, env, {user.id, NotificationKind::ticket_escalated, ticket, &actor, reason}));
  return {};
}

// Whoever handed it up, and whoever handles the ticket.
Status tell_below(Tx& tx, Env& env, const Actor& actor, const Ticket& ticket, NotificationKind kind,
                  const std::string& reason) {
  const auto from = ticket.escalations.back().from_id;
  RETURN_IF_ERROR(notify_of_ticket(tx, env, {from, kind, ticket, &actor, reason}));
  if (ticket.responsible_id == from) return {};
  return notify_of_ticket(tx, env, {ticket.responsible_id, kind, ticket, &actor, reason});
}

using Ending = Status (*)(Ticket&, const Actor&, const std::string&, Timestamp);

Result<Ticket> end(Tx& tx, Env& env, const Actor& actor, const TicketMove& move, Ending ending,
                   TicketChangeAction action, NotificationKind kind) {
  ASSIGN_OR_RETURN(const auto reason, check_reason(move.reason));
  ASSIGN_OR_RETURN(const auto before, get_ticket(tx, actor, move.id));
  auto after = before;
  RETURN_IF_ERROR(ending(after, actor, reason, env.clock.now()));
  RETURN_IF_ERROR(record(tx, env, before, after, {action, &actor, {}, reason}));
  RETURN_IF_ERROR(tell_below(tx, env, actor, after, kind, reason));
  return after;
}

}  // namespace

Result<Ladder> load_ladder(Tx& tx, WorkspaceId workspace) {
  Ladder ladder;
  ASSIGN_OR_RETURN(ladder.departments, tx.departments().list(workspace));
  ASSIGN_OR_RETURN(ladder.users, tx.users().list(workspace));
  ASSIGN_OR_RETURN(const auto found, tx.workspaces().find(workspace));
  if (!found) return ladder;
  ladder.last_department_id = found->last_department_id;
  ladder.developers_department_id = found->developers_department_id;
  return ladder;
}

Result<std::optional<LadderStep>> next_step(Tx& tx, const Actor& actor, const Ticket& ticket) {
  const auto* open = open_escalation(ticket);
  const bool may =
      open ? can(actor, TicketAction::raise, ticket) : can(actor, TicketAction::escalate, ticket);
  if (!may) return std::nullopt;
  ASSIGN_OR_RETURN(const auto ladder, load_ladder(tx, actor.workspace_id));
  const auto from = open ? open->department_id : ticket.department_id;
  const int rank = open ? std::max(actor.rights.rank, open->least_rank) : actor.rights.rank;
  auto step = step_above(ladder, from, rank, actor.user_id);
  if (!step) return step;
  // Whoever asked for it is not asked about it inside.
  std::erase_if(step->people,
                [&](const User& user) { return user.id == ticket.requester.user_id; });
  return step;
}

Result<Ticket> escalate_ticket(Tx& tx, Env& env, const Actor& actor, const TicketMove& move) {
  ASSIGN_OR_RETURN(const auto reason, check_reason(move.reason));
  ASSIGN_OR_RETURN(const auto before, get_ticket(tx, actor, move.id));
  ASSIGN_OR_RETURN(const auto step, next_step(tx, actor, before));
  auto after = before;
  RETURN_IF_ERROR(
      escalate(after, actor, env.ids.make<TicketEscalationId>(), step, reason, env.clock.now()));
  RETURN_IF_ERROR(record(
      tx, env, before, after,
      {TicketChangeAction::escalated, &actor, {level_change(before, after, step->name)}, reason}));
  RETURN_IF_ERROR(tell_step(tx, env, actor, after, *step, reason));
  return after;
}

Result<Ticket> acknowledge_escalation(Tx& tx, Env& env, const Actor& actor, TicketId id) {
  ASSIGN_OR_RETURN(const auto before, get_ticket(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool is_new, acknowledge(after, actor, env.clock.now()));
  if (!is_new) return before;
  FieldChange assignee{"assignee", {}, actor.name, {}, actor.user_id.to_string()};
  RETURN_IF_ERROR(record(tx, env, before, after,
                         {TicketChangeAction::acknowledged, &actor, {std::move(assignee)}}));
  return after;
}

Result<Ticket> return_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move) {
  return end(tx, env, actor, move, give_back, TicketChangeAction::returned,
             NotificationKind::ticket_returned);
}

Result<Ticket> settle_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move) {
  return end(tx, env, actor, move, settle, TicketChangeAction::settled,
             NotificationKind::ticket_settled);
}

Result<Ticket> raise_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move) {
  ASSIGN_OR_RETURN(const auto reason, check_reason(move.reason));
  RETURN_IF_ERROR(check_url(move.external_url));
  ASSIGN_OR_RETURN(const auto before, get_ticket(tx, actor, move.id));
  ASSIGN_OR_RETURN(const auto step, next_step(tx, actor, before));
  auto after = before;
  RETURN_IF_ERROR(raise(after, actor, env.ids.make<TicketEscalationId>(), step,
                        {reason, move.external_url}, env.clock.now()));
  std::vector<FieldChange> changes{level_change(before, after, step ? step->name : "")};
  if (!move.external_url.empty()) changes.push_back({"external_url", {}, move.external_url});
  RETURN_IF_ERROR(record(tx, env, before, after,
                         {TicketChangeAction::raised, &actor, std::move(changes), reason}));
  if (step) RETURN_IF_ERROR(tell_step(tx, env, actor, after, *step, reason));
  return after;
}

}  // namespace harken::app
