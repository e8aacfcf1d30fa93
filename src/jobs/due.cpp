// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/due.hpp"

#include <spdlog/spdlog.h>

#include "app/conversation/later.hpp"

namespace harken::jobs {

namespace {

constexpr int kAtOnce = 20;

Result<std::vector<Conversation>> list_due(Database& database, Env& env) {
  std::vector<Conversation> due;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(due, tx.conversations().list_due(env.clock.now(), kAtOnce));
    return {};
  }));
  return due;
}

// One transaction each: one that fails keeps no other from its time.
bool do_one(Database& database, Env& env, const Conversation& conversation) {
  const auto done = run_write(database, [&](Tx& tx) {
    return app::do_what_is_due(tx, env, conversation.workspace_id, conversation.id);
  });
  if (!done)
    spdlog::warn("what is due of conversation {}: {}", conversation.id.to_string(),
                 done.error().detail);
  return done.has_value();
}

}  // namespace

Status do_due(Database& database, Env& env) {
  for (;;) {
    ASSIGN_OR_RETURN(const auto due, list_due(database, env));
    std::ptrdiff_t done = 0;
    for (const auto& conversation : due) done += do_one(database, env, conversation) ? 1 : 0;
    if (done == 0 || std::ssize(due) < kAtOnce) return {};
  }
}

DueJob::DueJob(Database& database, Env env)
    : env_(env), rounds_("doing what is due", std::chrono::seconds(1),
                         [this, &database] { return do_due(database, env_); }) {}

}  // namespace harken::jobs
