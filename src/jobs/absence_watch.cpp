// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/absence_watch.hpp"

#include "app/conversation/availability.hpp"

namespace harken::jobs {

Status watch_absences(Database& database, Env& env) {
  return run_write(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
    for (const auto& workspace : workspaces)
      RETURN_IF_ERROR(app::keep_absences(tx, env, workspace));
    return {};
  });
}

AbsenceWatch::AbsenceWatch(Database& database, LeaseKeeper& leases, Env env,
                           std::chrono::milliseconds every)
    : env_(env),
      rounds_(database, leases.ask_for("absences"), "watching absences", every,
              [this](Database& fenced) { return watch_absences(fenced, env_); }) {}

}  // namespace harken::jobs
