// SPDX-License-Identifier: AGPL-3.0-or-later
// Connections that read, each on a thread of its own, and what waits for them.
#pragma once

#include <climits>
#include <memory>
#include <thread>
#include <vector>

#include "adapters/sql/connection.hpp"
#include "adapters/sql/unit_queue.hpp"

namespace harken::sql {

class Readers {
 public:
  struct Limits {
    int connections;
    std::size_t queue;
    std::chrono::milliseconds time;
    // Of those that take as long as they take, so many at a time.
    int patient = INT_MAX;
  };
  Readers(Limits limits, const Connection::Connect& connect);

  Status open();
  void read(Work work, Done done);
  std::size_t size() const { return connections_.size(); }
  bool is_healthy() const;
  void stop_waiting() { queue_.hurry(); }
  // Nothing more is taken; what waits is served.
  void close() { queue_.close(); }
  // Until it is served, once closed. The connections are left.
  void wait() { threads_.clear(); }

 private:
  void run(Connection& connection);
  // False: there is no connection, and the unit waits again.
  bool serve(Connection& connection, Unit unit);

  UnitQueue queue_;
  std::chrono::milliseconds time_limit_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::jthread> threads_;
};

}  // namespace harken::sql
