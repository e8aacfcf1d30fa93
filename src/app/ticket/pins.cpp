// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/pins.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/conversation/change.hpp"
#include "app/ticket/record.hpp"

namespace harken::app {

Status pin_ticket(Tx& tx, Env& env, const Actor& actor, const PinTicket& command) {
  const auto& [conversation, ticket, is_pinned] = command;
  RETURN_IF_ERROR(check_visible(tx, actor, conversation));
  RETURN_IF_ERROR(get_ticket(tx, actor, ticket));
  ASSIGN_OR_RETURN(const auto pins, tx.tickets().list_pins(actor.user_id, conversation));
  if (std::ranges::find(pins, std::pair(ticket, is_pinned)) != pins.end()) return {};
  RETURN_IF_ERROR(tx.tickets().pin(actor.user_id, conversation, ticket, is_pinned));
  return append_event_for(tx, env, actor.workspace_id, only_for(actor.user_id),
                          "ticket_pin.updated",
                          {{"conversation_id", conversation.to_string()},
                           {"ticket_id", ticket.to_string()},
                           {"pinned", is_pinned}});
}

}  // namespace harken::app
