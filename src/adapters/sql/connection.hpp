// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker's own connection: opened when it is needed, replaced when it is lost.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <random>

#include "adapters/sql/session.hpp"
#include "adapters/sql/unit_queue.hpp"

namespace harken::sql {

class Connection {
 public:
  using Connect = std::function<Result<std::unique_ptr<SqlSession>>()>;

  Connection(Connect connect, UnitQueue& queue) : connect_(std::move(connect)), queue_(queue) {}

  // Null: the connection is lost.
  SqlSession* get() const;
  // Tries until it succeeds, with growing pauses that differ between workers. Meanwhile answers
  // `unavailable` to what has waited too long. In a hurry it tries once, and closes the queue.
  void reconnect();
  // Opens it without a second try: at start-up.
  Status open();
  // For units that found no connection, or whose transaction was lost before its COMMIT: they run
  // again, but not for ever.
  void put_back(std::vector<Unit> units);
  void put_back(Unit unit);
  bool is_healthy() const { return is_healthy_; }

 private:
  void answer_the_impatient();
  void give_up();
  std::chrono::milliseconds next_pause(int attempt);

  Connect connect_;
  UnitQueue& queue_;
  std::unique_ptr<SqlSession> session_;
  std::atomic<bool> is_healthy_ = false;
  std::minstd_rand jitter_{std::random_device{}()};
};

}  // namespace harken::sql
