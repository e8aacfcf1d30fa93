// SPDX-License-Identifier: AGPL-3.0-or-later
// What has a time: answers that wait are sent, what was set aside returns, and what is to solve
// itself does, within a second.
#pragma once

#include "jobs/rounds.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::jobs {

// One round; a look without writing when nothing is due. Several processes that did it at once
// would do each thing once. Errors: what the database says.
Status do_due(Database& database, Env& env);

class DueJob {
 public:
  DueJob(Database& database, LeaseKeeper& leases, Env env);

 private:
  Env env_;
  LeasedRounds rounds_;
};

}  // namespace harken::jobs
