// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/group_commit.hpp"

#include <algorithm>

#include "adapters/sql/read_ahead.hpp"
#include "core/base/failpoint.hpp"

namespace harken::sql {
namespace {

constexpr int kAttempts = 5;

// The last: with it the transaction ended.
Error last_error(const std::vector<Status>& outcomes) {
  const auto failed = std::find_if(outcomes.rbegin(), outcomes.rend(),
                                   [](const Status& status) { return !status; });
  return failed == outcomes.rend() ? Error{} : failed->error();
}

}  // namespace

void GroupCommit::run() {
  while (std::optional<Unit> unit = queue_.pop()) {
    queue_.set_serving(true);
    if (SqlSession* session = connection_.get()) {
      run_batch(*session, *std::move(unit));
      session->maintain();
    } else {
      connection_.put_back(*std::move(unit));
      connection_.reconnect();
    }
    queue_.set_serving(false);
  }
}

void GroupCommit::run_batch(SqlSession& session, Unit first) {
  Batch batch;
  Fate fate = run_together(batch, session, std::move(first));
  if (fate == Fate::tangled) fate = run_apart(batch, session);
  // Not even so: each in a transaction of its own.
  if (fate == Fate::tangled) fate = Fate::unlucky;
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
    batch.events.clear();
    attempt = run_transaction(unit.work, session, Begin::write, batch.events);
    if (attempt.fate != Fate::unlucky && attempt.fate != Fate::tangled) break;
  }
  if (!attempt.outcome) batch.events.clear();
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
  return filled == Fate::ended ? finish(batch, session) : filled;
}

Fate GroupCommit::add_units(Batch& batch, SqlSession& session, Unit first) {
  batch.begun = std::chrono::steady_clock::now();
  const std::size_t waiting = queue_.size() + 1;
  std::optional<Unit> unit(std::move(first));
  while (unit) {
    batch.units.push_back(*std::move(unit));
    look_ahead(session, batch.units.back().about);
    const auto changes = session.total_changes();
    batch.outcomes.push_back(run_in_batch(batch.units.back().work, session, batch.events));
    if (!batch.outcomes.back()) {
      const Fate fate = fate_of(session);
      if (fate != Fate::ended || !session.in_transaction()) return fate;
      if (session.has_failed() || session.total_changes() != changes) return Fate::tangled;
    }
    const auto taken = std::chrono::steady_clock::now() - batch.begun;
    unit = rule_.is_full(batch.units.size(), waiting, taken) ? std::nullopt : queue_.try_pop();
  }
  return Fate::ended;
}

// What fails here fails again for the units that need it, and is theirs to tell.
void GroupCommit::look_ahead(SqlSession& session, const About& next) const {
  if (!needs_read_ahead(session, next)) return;
  auto works = queue_.list_about(rule_.most_units());
  works.push_back(next);
  (void)read_ahead(session, works);
}

Fate GroupCommit::run_apart(Batch& batch, SqlSession& session) {
  session.rollback();
  batch.begun = std::chrono::steady_clock::now();
  batch.events.clear();
  batch.outcomes.assign(batch.units.size(), session.begin(Begin::write));
  if (!batch.outcomes.front()) return fate_of(session);
  for (std::size_t i = 0; i < batch.units.size(); ++i) {
    batch.outcomes[i] = run_in_savepoint(batch.units[i].work, session, batch.events);
    const Fate fate = batch.outcomes[i] ? Fate::ended : fate_of(session);
    if (fate != Fate::ended) return fate;
    if (!session.in_transaction()) break;
  }
  return finish(batch, session);
}

Fate GroupCommit::finish(Batch& batch, SqlSession& session) {
  // SQLite ends the transaction by itself when, for example, the disk is full.
  if (!session.in_transaction()) return fail_all(batch, last_error(batch.outcomes));
  if (const Status written = write_events(session, batch.events); !written) {
    const Fate fate = fate_of(session);
    session.rollback();
    return fate == Fate::ended ? fail_all(batch, written.error()) : fate;
  }
  const SteadyTime ready = std::chrono::steady_clock::now();
  const auto units = batch.units.size();
  const Attempt committed = commit(session);
  rule_.learn(units, ready - batch.begun, std::chrono::steady_clock::now() - ready);
  if (committed.outcome || committed.fate != Fate::ended) return committed.fate;
  return fail_all(batch, committed.outcome.error());
}

// The transaction is gone and took every unit with it, whatever its own outcome was.
Fate GroupCommit::fail_all(Batch& batch, const Error& error) {
  batch.events.clear();
  batch.outcomes.assign(batch.units.size(), as_unavailable(error));
  return Fate::ended;
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

// Listeners come first: who hears that it is done finds nothing that is older.
void GroupCommit::answer(const Batch& batch) {
  queue_.set_serving(false);
  if (!batch.events.empty()) failpoint("commit.done");
  for (std::span<const Event> rest(batch.events); !rest.empty() && wake_;) {
    const auto own = of_first_workspace(rest);
    wake_(own);
    rest = rest.subspan(own.size());
  }
  if (!batch.events.empty()) failpoint("commit.told");
  for (std::size_t i = 0; i < batch.units.size(); ++i) batch.units[i].done(batch.outcomes[i]);
}

}  // namespace harken::sql
