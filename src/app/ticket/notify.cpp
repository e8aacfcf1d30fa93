// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/notify.hpp"

#include "app/notification/notify.hpp"

namespace harken::app {

Status notify_of_ticket(Tx& tx, Env& env, const NotifyOfTicket& command) {
  const auto& ticket = command.ticket;
  Notification about;
  about.workspace_id = ticket.workspace_id;
  about.user_id = command.user_id;
  about.kind = command.kind;
  about.ticket_id = ticket.id;
  about.ticket_number = ticket.number;
  about.ticket_title = ticket.title;
  return deliver(tx, env, command.actor, command.text, std::move(about));
}

}  // namespace harken::app
