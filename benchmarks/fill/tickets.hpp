// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets as a desk has them after half a year: nine in ten are closed; some were escalated, have
// files, or stand for several conversations.
#pragma once

#include "desk.hpp"
#include "ports/tickets.hpp"
#include "words.hpp"

namespace harken::fill {

class TicketFiller {
 public:
  TicketFiller(Desk& desk, Dice& dice, Words& words, Timestamp now, int total)
      : desk_(desk), dice_(dice), words_(words), now_(now), total_(total) {}
  Status add(Tx& tx);

 private:
  Ticket make_ticket();
  void set_people(Ticket& ticket);
  void set_deadline(Ticket& ticket);
  void escalate(Ticket& ticket);
  Status link(Tx& tx, Ticket& ticket);
  Status attach(Tx& tx, const Ticket& ticket);

  Desk& desk_;
  Dice& dice_;
  Words& words_;
  Timestamp now_;
  int total_;
  int made_ = 0;
};

}  // namespace harken::fill
