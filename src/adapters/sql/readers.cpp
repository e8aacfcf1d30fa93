// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/readers.hpp"

#include <algorithm>

#include "adapters/sql/time_limit.hpp"
#include "adapters/sql/transaction.hpp"
#include "ports/kinds_of_work.hpp"

namespace harken::sql {
namespace {

constexpr int kAttempts = 3;

}  // namespace

Readers::Readers(Limits limits, const Connection::Connect& connect)
    : queue_(limits.queue, limits.patient), time_limit_(limits.time) {
  for (int i = 0; i < limits.connections; ++i)
    connections_.push_back(std::make_unique<Connection>(connect, queue_));
}

Status Readers::open() {
  for (const auto& connection : connections_) {
    RETURN_IF_ERROR(connection->open());
    threads_.emplace_back([this, own = connection.get()] { run(*own); });
  }
  return {};
}

void Readers::read(Work work, Done done) { queue_.take_in(std::move(work), std::move(done)); }

bool Readers::is_healthy() const {
  return std::ranges::all_of(connections_, [](const auto& each) { return each->is_healthy(); });
}

void Readers::run(Connection& connection) {
  while (std::optional<Unit> unit = queue_.pop())
    if (!serve(connection, *std::move(unit))) connection.reconnect();
}

bool Readers::serve(Connection& connection, Unit unit) {
  const PatientTurn turn(queue_, unit);
  SqlSession* session = connection.get();
  if (session == nullptr) {
    connection.put_back(std::move(unit));
    return false;
  }
  const TimeLimit limit(is_patient(unit.work) ? kPatience : time_limit_);
  Attempt attempt;
  for (int i = 0; i < kAttempts; ++i) {
    PendingEvents none;
    attempt = run_transaction(unit.work, *session, Begin::read, none);
    if (attempt.fate != Fate::unlucky) break;
  }
  // Also when it went with the COMMIT: nothing has been written, and it can be read again.
  if (!attempt.outcome && !session->is_connected()) {
    connection.put_back(std::move(unit));
  } else {
    unit.done(attempt.outcome);
  }
  return true;
}

}  // namespace harken::sql
