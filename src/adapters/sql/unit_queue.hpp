// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits for a connection. Bounded: a queue that only grows helps nobody.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "ports/database.hpp"

namespace harken::sql {

using SteadyTime = std::chrono::steady_clock::time_point;

// One piece of work and who waits for it.
struct Unit {
  Work work;
  Done done;
  SteadyTime queued_at;
  About about = {};
};

class UnitQueue {
 public:
  explicit UnitQueue(std::size_t limit) : limit_(limit) {}

  // False, and the unit stays with the caller: full or closed.
  bool push(Unit& unit);
  // Answers `unavailable` at once when it is full or closed.
  void take_in(Work work, Done done, const About& about = {});
  // Waits for a unit; nothing once the queue is closed and empty.
  std::optional<Unit> pop();
  std::optional<Unit> try_pop();
  // Takes back what could not be done yet; the limit does not apply.
  void push_front(std::vector<Unit> units);
  // What has waited since before `time`.
  std::vector<Unit> take_older_than(SteadyTime time);
  std::vector<Unit> take_all();
  // Ends every pause: what cannot be done now is not to wait.
  void hurry();
  bool is_hurried() const;
  // Lets pop() run empty, and hurries.
  void close();
  bool is_closed() const;
  // Waits, but no longer than until hurry().
  void pause(std::chrono::milliseconds time);
  std::size_t size() const;
  // What the next of them are about.
  std::vector<About> list_about(std::size_t most) const;
  // What a thread has taken and not answered yet.
  bool is_serving() const { return is_serving_.load(std::memory_order_relaxed); }
  void set_serving(bool is_serving) { is_serving_.store(is_serving, std::memory_order_relaxed); }

 private:
  std::optional<Unit> take_first();

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Unit> units_;
  bool hurried_ = false;
  bool closed_ = false;
  std::atomic<bool> is_serving_ = false;
};

}  // namespace harken::sql
