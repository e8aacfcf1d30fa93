// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "jobs/rounds.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::jobs {

// One round: notes who has gone and who is back, and returns what those hold who have been gone for
// too long.
Status watch_absences(Database& database, Env& env);

class AbsenceWatch {
 public:
  AbsenceWatch(Database& database, LeaseKeeper& leases, Env env,
               std::chrono::milliseconds every = std::chrono::seconds(15));

 private:
  Env env_;
  LeasedRounds rounds_;
};

}  // namespace harken::jobs
