// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may do what to a ticket. A ticket has three sides, and what one of them says in its window is
// not for the third: who asked for it and who handles it share Main, who handles it and whom it was
// escalated to share Internal. Who asked stands on that side alone, whatever their rights are.
#pragma once

#include "core/model/ticket.hpp"
#include "core/model/ticket_audience.hpp"
#include "core/policy/access.hpp"

namespace harken {

struct TicketSides {
  bool is_requester = false;
  bool is_handler = false;
  bool is_escalated = false;
  bool any() const { return is_requester || is_handler || is_escalated; }
};

enum class TicketAction : std::uint8_t {
  edit,
  assign,
  remove,
  comment,
  add,
  resolve,
  link,
  see_main,
  write_main,
  see_internal,
  write_internal,
  escalate,
  acknowledge,
  give_back,
  raise,
  settle,
  answer,  // the customers of its conversations
};
inline constexpr std::size_t kTicketActionCount = std::size_t(TicketAction::answer) + 1;

// For everybody who stands on a side of it.
TicketAudience audience_of(const Ticket& ticket);
TicketSides sides_of(const Actor& actor, const TicketAudience& audience);
// May the actor hear of something with this audience?
bool can_see(const Actor& actor, const TicketAudience& audience);

bool can_see(const Actor& actor, const Ticket& ticket);
// What the rules of the ticket's state allow, too: an open escalation can be returned, a closed
// ticket cannot be resolved again.
bool can(const Actor& actor, TicketAction action, const Ticket& ticket);
bool can_read(const Actor& actor, TicketPart part, const Ticket& ticket);

// As the actor may know it: who asked for it learns nothing of escalations, labels and links.
Ticket as_seen_by(const Actor& actor, Ticket ticket);
bool may_know(const Actor& actor, const TicketChange& change, const Ticket& ticket);

}  // namespace harken
