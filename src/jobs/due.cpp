// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/due.hpp"

#include <spdlog/spdlog.h>

#include "app/conversation/later.hpp"
#include "app/conversation/pending_sending.hpp"
#include "app/ticket/reminders.hpp"
#include "ports/pending_replies.hpp"
#include "ports/tickets.hpp"

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

Result<std::vector<PendingReply>> list_due_replies(Database& database, Env& env) {
  std::vector<PendingReply> due;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(due, tx.pending_replies().list_due(env.clock.now(), kAtOnce));
    return {};
  }));
  return due;
}

// Sent, or given back with the reason: what nobody could ever send stands in nobody's way.
Status send_or_return(Database& database, Env& env, const PendingReply& reply) {
  const auto sent = run_write(
      database, [&](Tx& tx) { return app::send_when_due(tx, env, reply.workspace_id, reply.id); });
  if (sent || sent.error().kind == Errc::unavailable) return sent;
  return run_write(database, [&](Tx& tx) {
    return app::return_when_due(tx, env, reply.workspace_id, reply.id, sent.error().code);
  });
}

bool end_one(Database& database, Env& env, const PendingReply& reply) {
  const auto done = send_or_return(database, env, reply);
  if (!done) spdlog::warn("pending reply {}: {}", reply.id.to_string(), done.error().detail);
  return done.has_value();
}

Status send_due_replies(Database& database, Env& env) {
  for (;;) {
    ASSIGN_OR_RETURN(const auto due, list_due_replies(database, env));
    std::ptrdiff_t done = 0;
    for (const auto& reply : due) done += end_one(database, env, reply) ? 1 : 0;
    if (done == 0 || std::ssize(due) < kAtOnce) return {};
  }
}

// One round: what is still due then waits for the next.
Status remind_of_tickets(Database& database, Env& env) {
  std::vector<Ticket> due;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(due, tx.tickets().list_to_remind(env.clock.now(), kAtOnce));
    return {};
  }));
  for (const auto& ticket : due) {
    const auto told = run_write(database, [&](Tx& tx) {
      return app::remind_of_ticket(tx, env, ticket.workspace_id, ticket.id);
    });
    if (!told) spdlog::warn("ticket {}: {}", ticket.id.to_string(), told.error().detail);
  }
  return {};
}

}  // namespace

Status do_due(Database& database, Env& env) {
  RETURN_IF_ERROR(send_due_replies(database, env));
  RETURN_IF_ERROR(remind_of_tickets(database, env));
  for (;;) {
    ASSIGN_OR_RETURN(const auto due, list_due(database, env));
    std::ptrdiff_t done = 0;
    for (const auto& conversation : due) done += do_one(database, env, conversation) ? 1 : 0;
    if (done == 0 || std::ssize(due) < kAtOnce) return {};
  }
}

DueJob::DueJob(Database& database, LeaseKeeper& leases, Env env)
    : env_(env),
      rounds_(database, leases.ask_for("due"), "doing what is due", std::chrono::seconds(1),
              [this](Database& fenced) { return do_due(fenced, env_); }) {}

}  // namespace harken::jobs
