// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody has on top of their window of the tickets of a conversation: theirs alone.
#pragma once

#include "core/model/ticket.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct PinTicket {
  ConversationId conversation_id;
  TicketId ticket_id;
  bool is_pinned = true;
};
// Their other screens hear of it. Both must be visible to the actor. Errors: not_found.
Status pin_ticket(Tx& tx, Env& env, const Actor& actor, const PinTicket& command);

}  // namespace harken::app
