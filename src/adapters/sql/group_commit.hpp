// SPDX-License-Identifier: AGPL-3.0-or-later
// Joins the units that wait into one transaction, so that one fsync serves them all. One that fails
// takes no other with it: nearly all fail before they write; when one has written, the batch runs
// again with a savepoint around each unit.
#pragma once

#include <vector>

#include "adapters/sql/batch_rule.hpp"
#include "adapters/sql/connection.hpp"
#include "adapters/sql/transaction.hpp"
#include "adapters/sql/unit_queue.hpp"

namespace harken::sql {

class GroupCommit {
 public:
  GroupCommit(UnitQueue& queue, Connection& connection, BatchLimits limits,
              const Database::Wake& wake)
      : queue_(queue), connection_(connection), rule_(limits), wake_(wake) {}

  // The whole life of the writer thread: returns when the queue is closed and served.
  void run();

 private:
  struct Batch {
    std::vector<Unit> units;
    std::vector<Status> outcomes;
    PendingEvents events;
    SteadyTime begun;
  };

  void run_batch(SqlSession& session, Unit first);
  Fate run_together(Batch& batch, SqlSession& session, Unit first);
  Fate add_units(Batch& batch, SqlSession& session, Unit first);
  void look_ahead(SqlSession& session, const About& next) const;
  Fate run_alone(Batch& batch, SqlSession& session, Unit unit);
  Fate run_apart(Batch& batch, SqlSession& session);
  Fate finish(Batch& batch, SqlSession& session);
  static Fate fail_all(Batch& batch, const Error& error);
  void run_one_by_one(Batch& batch, SqlSession& session);
  void answer(const Batch& batch);

  UnitQueue& queue_;
  Connection& connection_;
  BatchRule rule_;
  const Database::Wake& wake_;
};

}  // namespace harken::sql
