// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/replica.hpp"

#include "adapters/sql/time_limit.hpp"
#include "adapters/sql/transaction.hpp"
#include "ports/kinds_of_work.hpp"

namespace harken::sql {
namespace {

// A copy on the same network is some milliseconds behind.
constexpr int kLooks = 5;
constexpr std::chrono::milliseconds kBetweenLooks{4};

// Found by its address: no error of a use case has this code.
constexpr const char* kBehind = "replica_behind";

Work once_fresh(const Freshness& at_least, Work work, ReplicaUse& use) {
  return [at_least, work = std::move(work), &use](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto newest, tx.events().newest(at_least.workspace_id));
    use.behind = std::max<std::int64_t>(at_least.seq - newest, 0);
    if (newest < at_least.seq) return fail(Errc::unavailable, kBehind);
    return work(tx);
  };
}

bool is_behind(const Status& status) { return !status && status.error().code == kBehind; }

// What took too long here would take as long there.
bool is_of_the_copy(const Status& status) {
  return is_behind(status) || (!status && status.error().kind == Errc::unavailable &&
                               std::string_view(status.error().code) != kTooSlow);
}

}  // namespace

Replica::Replica(int readers, std::size_t queue_limit, std::chrono::milliseconds read_limit,
                 Connection::Connect connect, Fallback fallback)
    : queue_(queue_limit, most_patient_of(readers)),
      read_limit_(read_limit),
      fallback_(std::move(fallback)) {
  for (int i = 0; i < readers; ++i) {
    auto& connection = connections_.emplace_back(std::make_unique<Connection>(connect, queue_));
    threads_.emplace_back([this, connection = connection.get()] { run(*connection); });
  }
}

Replica::~Replica() {
  queue_.close();
  threads_.clear();
}

void Replica::read(const Freshness& at_least, Work work, Done done) {
  if (!is_healthy()) return pass_on(std::move(work), std::move(done));
  // Whoever answers in the end does the same work.
  auto instead = [this, work, done](const Status& status) {
    if (is_of_the_copy(status)) return pass_on(work, done);
    ++use_.answered;
    done(status);
  };
  auto fresh = once_fresh(at_least, work, use_);
  if (is_patient(work)) fresh = PatientWork{std::move(fresh)};
  Unit unit{std::move(fresh), std::move(instead), std::chrono::steady_clock::now()};
  if (!queue_.push(unit)) pass_on(std::move(work), std::move(done));
}

void Replica::pass_on(Work work, Done done) {
  ++use_.passed_over;
  fallback_(std::move(work), std::move(done));
}

bool Replica::is_healthy() const {
  for (const auto& connection : connections_)
    if (connection->is_healthy()) return true;
  return false;
}

void Replica::run(Connection& connection) {
  if (!connection.open()) connection.reconnect();
  while (std::optional<Unit> unit = queue_.pop())
    if (!serve(connection, *unit)) connection.reconnect();
}

bool Replica::serve(const Connection& connection, const Unit& unit) {
  const PatientTurn turn(queue_, unit);
  SqlSession* session = connection.get();
  if (session == nullptr) {
    unit.done(fail(Errc::unavailable, kBehind));
    return false;
  }
  const TimeLimit limit(is_patient(unit.work) ? kPatience : read_limit_);
  Attempt attempt;
  for (int i = 0; i < kLooks; ++i) {
    PendingEvents none;
    attempt = run_transaction(unit.work, *session, Begin::read, none);
    if (attempt.fate == Fate::lost || !is_behind(attempt.outcome)) break;
    queue_.pause(kBetweenLooks);
  }
  unit.done(attempt.outcome);
  return true;
}

}  // namespace harken::sql
