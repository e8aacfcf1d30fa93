// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/fields.hpp"

#include <algorithm>

#include "core/rules/tickets.hpp"
#include "ports/ticket_statuses.hpp"

namespace harken::app {

Status set_person(Tx& tx, Env& env, UserId id, Ticket& ticket) {
  if (!id) return set_responsible(ticket, nullptr, env.clock.now());
  ASSIGN_OR_RETURN(const auto user, tx.users().find(ticket.workspace_id, id));
  if (!user || !user->active) return fail_invalid("responsible_id", "no such user");
  return set_responsible(ticket, &*user, env.clock.now());
}

Status choose_status(Tx& tx, Env& env, const StatusChoice& choice, Ticket& ticket) {
  if (!choice.status && !choice.own) return {};
  const auto now = env.clock.now();
  const auto status = choice.status.value_or(ticket.status);
  if (!choice.own) {
    if (status != ticket.status) set_status(ticket, status, now);
    return {};
  }
  if (!*choice.own) {
    set_status(ticket, status, now);
    return {};
  }
  ASSIGN_OR_RETURN(const auto own, tx.ticket_statuses().find(ticket.workspace_id, *choice.own));
  if (!own) return fail_invalid("status_id", "no such status");
  if (choice.status && own->base != *choice.status)
    return fail_invalid("status_id", "is of another status");
  set_status(ticket, own->base, now, own->id);
  return {};
}

Status set_labels(Tx& tx, const std::vector<LabelId>& ids, Ticket& ticket) {
  ticket.label_ids = ids;
  std::ranges::sort(ticket.label_ids);
  const auto repeated = std::ranges::unique(ticket.label_ids);
  ticket.label_ids.erase(repeated.begin(), repeated.end());
  for (const auto id : ticket.label_ids) {
    ASSIGN_OR_RETURN(const auto label, tx.labels().find(ticket.workspace_id, id));
    if (!label) return fail_invalid("label_ids", "no such label");
  }
  return {};
}

}  // namespace harken::app
