// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/due.hpp"

#include "app/conversation/later.hpp"

namespace harken::jobs {

namespace {

// Small transactions, so that no message waits for them.
constexpr int kAtOnce = 20;

Result<bool> is_anything_due(Database& database, Env& env) {
  bool is_due = false;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto due, tx.conversations().list_due(env.clock.now(), 1));
    is_due = !due.empty();
    return {};
  }));
  return is_due;
}

}  // namespace

Status do_due(Database& database, Env& env) {
  ASSIGN_OR_RETURN(bool has_more, is_anything_due(database, env));
  while (has_more) {
    RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const int done, app::do_what_is_due(tx, env, kAtOnce));
      has_more = done == kAtOnce;
      return {};
    }));
  }
  return {};
}

DueJob::DueJob(Database& database, Env env)
    : env_(env), rounds_("doing what is due", std::chrono::seconds(1),
                         [this, &database] { return do_due(database, env_); }) {}

}  // namespace harken::jobs
