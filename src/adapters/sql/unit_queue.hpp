// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits for a connection. Bounded: a queue that only grows helps nobody.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <climits>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "ports/database.hpp"
#include "ports/kinds_of_work.hpp"

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
  // Of those that take as long as they take, so many may be served at a time: what comes after them
  // need not wait for them.
  explicit UnitQueue(std::size_t limit, int most_patient = INT_MAX)
      : limit_(limit), most_patient_(most_patient) {}

  // False, and the unit stays with the caller: full or closed.
  bool push(Unit& unit);
  // Answers `unavailable` at once when it is full or closed.
  void take_in(Work work, Done done, const About& about = {});
  // Waits for a unit that may be served; nothing once the queue is closed and empty. After a
  // patient one, end_patient: PatientTurn.
  std::optional<Unit> pop();
  void end_patient();
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
  using Units = std::deque<Unit>;
  Units::iterator find_next();
  std::optional<Unit> take(Units::iterator unit);

  const std::size_t limit_;
  const int most_patient_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable hurried_changed_;  // for those who pause: what comes is not theirs
  Units units_;
  int patient_ = 0;  // are served
  bool hurried_ = false;
  bool closed_ = false;
  std::atomic<bool> is_serving_ = false;
};

// One connection is left for what is quick.
constexpr int most_patient_of(int connections) { return std::max(1, connections - 1); }

// While a unit is served. Not longer: while a connection is sought, others may serve such a one.
class PatientTurn {
 public:
  PatientTurn(UnitQueue& queue, const Unit& unit) : queue_(queue), is_(is_patient(unit.work)) {}
  ~PatientTurn() {
    if (is_) queue_.end_patient();
  }
  PatientTurn(const PatientTurn&) = delete;
  PatientTurn& operator=(const PatientTurn&) = delete;

 private:
  UnitQueue& queue_;
  const bool is_;
};

}  // namespace harken::sql
