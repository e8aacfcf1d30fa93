// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/notification.hpp"
#include "core/model/ticket.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct NotifyOfTicket {
  UserId user_id;  // none: nobody is told
  NotificationKind kind = NotificationKind::ticket_assigned;
  const Ticket& ticket;
  const Actor* actor = nullptr;  // none: the desk itself
  std::string text = {};
};

// A row and an event that only this user gets. Nobody is told of what they did themselves.
Status notify_of_ticket(Tx& tx, Env& env, const NotifyOfTicket& command);

}  // namespace harken::app
