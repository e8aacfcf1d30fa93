// SPDX-License-Identifier: AGPL-3.0-or-later
// LC15: answers to all conversations of a ticket, on their way into them.
#pragma once

#include "jobs/rounds.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::jobs {

// One round: a few conversations at a time, which the database commits together, so that others
// write in between. What cannot be written is refused with the reason. Several processes may do it
// at once, and one that dies in the middle leaves the rest to the next: each happens once.
Status write_ticket_answers(Database& database, Env& env);

class TicketAnswersJob {
 public:
  TicketAnswersJob(Database& database, LeaseKeeper& leases, Env env);

 private:
  Env env_;
  LeasedRounds rounds_;
};

}  // namespace harken::jobs
