// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/ticket_answers.hpp"

#include <spdlog/spdlog.h>

#include <latch>
#include <vector>

#include "app/ticket/answer_parts.hpp"
#include "ports/ticket_answers.hpp"

namespace harken::jobs {

namespace {

constexpr int kAnswersAtOnce = 8;
// In one commit: some milliseconds of the writer's time.
constexpr int kPartsAtOnce = 16;

Result<std::vector<TicketAnswer>> list_under_way(Database& database, Env& env) {
  std::vector<TicketAnswer> answers;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(answers, tx.ticket_answers().list_under_way(env.clock.now(), kAnswersAtOnce));
    return {};
  }));
  return answers;
}

Result<std::vector<ConversationId>> list_waiting(Database& database, TicketAnswerId id) {
  std::vector<ConversationId> waiting;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(waiting, tx.ticket_answers().list_waiting(id, kPartsAtOnce));
    return {};
  }));
  return waiting;
}

// Asked for together, so that one commit serves them all.
std::vector<Status> write_together(Database& database, Env& env, const TicketAnswer& answer,
                                   const std::vector<ConversationId>& ids) {
  std::vector<Status> outcomes(ids.size());
  std::latch all(std::ssize(ids));
  for (std::size_t i = 0; i < ids.size(); ++i)
    database.write([&, i](Tx& tx) { return app::write_part(tx, env, answer, ids[i]); },
                   [&, i](Status outcome) {
                     outcomes[i] = std::move(outcome);
                     all.count_down();
                   });
  all.wait();
  return outcomes;
}

Status refuse(Database& database, const TicketAnswer& answer, ConversationId id, const Error& why) {
  return run_write(database, [&](Tx& tx) { return app::refuse_part(tx, answer, id, why); });
}

// False: nothing waits any more.
Result<bool> write_some(Database& database, Env& env, const TicketAnswer& answer) {
  ASSIGN_OR_RETURN(const auto ids, list_waiting(database, answer.id));
  const auto outcomes = write_together(database, env, answer, ids);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (outcomes[i]) continue;
    // The next round tries again.
    if (outcomes[i].error().kind == Errc::unavailable) return std::unexpected(outcomes[i].error());
    RETURN_IF_ERROR(refuse(database, answer, ids[i], outcomes[i].error()));
  }
  return !ids.empty();
}

Status write_all(Database& database, Env& env, const TicketAnswer& answer) {
  for (;;) {
    ASSIGN_OR_RETURN(const bool goes_on, write_some(database, env, answer));
    if (!goes_on) break;
  }
  return run_write(database, [&](Tx& tx) { return app::end_answer(tx, env, answer); });
}

}  // namespace

Status write_ticket_answers(Database& database, Env& env) {
  ASSIGN_OR_RETURN(const auto answers, list_under_way(database, env));
  for (const auto& answer : answers)
    if (const auto done = write_all(database, env, answer); !done)
      spdlog::warn("answer {}: {}", answer.id.to_string(), done.error().detail);
  return {};
}

TicketAnswersJob::TicketAnswersJob(Database& database, LeaseKeeper& leases, Env env)
    : env_(env),
      rounds_(database, leases.ask_for("ticket_answers"), "answering linked conversations",
              std::chrono::milliseconds(500),
              [this](Database& fenced) { return write_ticket_answers(fenced, env_); }) {}

}  // namespace harken::jobs
