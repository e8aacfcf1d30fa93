// SPDX-License-Identifier: AGPL-3.0-or-later
// A copy of the database that follows it, for lists and searches.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "adapters/sql/connection.hpp"
#include "ports/database.hpp"

namespace harken::sql {

// For whoever watches it.
struct ReplicaUse {
  std::atomic<std::uint64_t> answered = 0;
  std::atomic<std::uint64_t> passed_over = 0;  // it was away, or too far behind
  std::atomic<std::int64_t> behind = 0;        // events that it lacked when it was asked last
};

// Of a database that has a replica; null: of another.
const ReplicaUse* replica_use(const Database& database);

class Replica {
 public:
  // Who is to read instead, when the copy is away or too far behind.
  using Fallback = std::function<void(Work, Done)>;
  Replica(int readers, std::size_t queue_limit, std::chrono::milliseconds read_limit,
          Connection::Connect connect, Fallback fallback);
  // Serves what waits, then stops.
  ~Replica();

  void read(const Freshness& at_least, Work work, Done done);
  bool is_healthy() const;
  const ReplicaUse& use() const { return use_; }

 private:
  void pass_on(Work work, Done done);
  void run(Connection& connection);
  // False: there is no connection. It is answered in any case.
  bool serve(const Connection& connection, const Unit& unit);

  ReplicaUse use_;
  UnitQueue queue_;
  std::chrono::milliseconds read_limit_;
  Fallback fallback_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::jthread> threads_;
};

}  // namespace harken::sql
