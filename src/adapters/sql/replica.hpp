// SPDX-License-Identifier: AGPL-3.0-or-later
// A copy of the database that follows it, for lists and searches.
#pragma once

#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "adapters/sql/connection.hpp"
#include "ports/database.hpp"

namespace harken::sql {

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

 private:
  void run(Connection& connection);

  UnitQueue queue_;
  std::chrono::milliseconds read_limit_;
  Fallback fallback_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::jthread> threads_;
};

}  // namespace harken::sql
