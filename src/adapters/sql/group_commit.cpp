// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/group_commit.hpp"

namespace harken::sql {
namespace {

constexpr int kAttempts = 5;

// The transaction is gone and took every unit with it, whatever its own outcome was.
Fate fail_all(std::vector<Status>& outcomes, const Error& error) {
  for (Status& outcome : outcomes) {
    outcome = fail(Errc::unavailable, "unavailable", error.detail);
  }
  return Fate::ended;
}

}  // namespace

void GroupCommit::run() {
  while (std::optional<Unit> unit = queue_.pop()) {
    if (SqlSession* session = connection_.get()) {
      run_batch(*session, *std::move(unit));
      session->maintain();
    } else {
      connection_.give_up(*std::move(unit));
    }
  }
}

void GroupCommit::run_batch(SqlSession& session, Unit first) {
  Batch batch;
  const Fate fate = queue_.size() == 0 ? run_alone(batch, session, std::move(first))
                                       : run_together(batch, session, std::move(first));
  if (fate == Fate::lost) return connection_.put_back(std::move(batch.units));
  if (fate == Fate::unlucky) {
    session.rollback();
    return run_one_by_one(batch, session);
  }
  answer(batch);
}

Fate GroupCommit::run_alone(Batch& batch, SqlSession& session, Unit unit) {
  Attempt attempt;
  for (int i = 0; i < kAttempts; ++i) {
    batch.appended = {};
    attempt = run_transaction(unit.work, session, Begin::write, batch.appended);
    if (attempt.fate != Fate::unlucky) break;
  }
  batch.units.push_back(std::move(unit));
  batch.outcomes.push_back(attempt.outcome);
  return attempt.fate == Fate::lost ? Fate::lost : Fate::ended;
}

Fate GroupCommit::run_together(Batch& batch, SqlSession& session, Unit first) {
  if (const Status begun = session.begin(Begin::write); !begun) {
    batch.units.push_back(std::move(first));
    batch.outcomes.push_back(begun);
    return fate_of(session);
  }
  const Fate filled = add_units(batch, session, std::move(first));
  if (filled != Fate::ended) return filled;
  // SQLite ends the transaction by itself when, for example, the disk is full.
  if (!session.in_transaction()) return fail_all(batch.outcomes, batch.outcomes.back().error());
  const Attempt committed = commit(session);
  if (committed.outcome || committed.fate == Fate::unlucky) return committed.fate;
  return fail_all(batch.outcomes, committed.outcome.error());
}

Fate GroupCommit::add_units(Batch& batch, SqlSession& session, Unit first) {
  const SteadyTime start = std::chrono::steady_clock::now();
  std::optional<Unit> unit(std::move(first));
  while (unit) {
    batch.units.push_back(*std::move(unit));
    batch.outcomes.push_back(run_in_savepoint(batch.units.back().work, session, batch.appended));
    const Fate fate = batch.outcomes.back() ? Fate::ended : fate_of(session);
    if (fate != Fate::ended || !session.in_transaction()) return fate;
    unit = is_full(batch, start) ? std::nullopt : queue_.try_pop();
  }
  return Fate::ended;
}

bool GroupCommit::is_full(const Batch& batch, SteadyTime start) const {
  return batch.units.size() >= limits_.units ||
         std::chrono::steady_clock::now() - start >= limits_.time;
}

void GroupCommit::run_one_by_one(Batch& batch, SqlSession& session) {
  for (Unit& unit : batch.units) {
    Batch own;
    if (run_alone(own, session, std::move(unit)) == Fate::lost) {
      connection_.put_back(std::move(own.units));
    } else {
      answer(own);
    }
  }
}

void GroupCommit::answer(const Batch& batch) {
  bool is_any_done = false;
  for (std::size_t i = 0; i < batch.units.size(); ++i) {
    is_any_done = is_any_done || batch.outcomes[i];
    batch.units[i].done(batch.outcomes[i]);
  }
  if (!is_any_done || !wake_) return;
  for (const auto& [workspace, seq] : batch.appended.newest()) wake_(workspace, seq);
}

}  // namespace harken::sql
