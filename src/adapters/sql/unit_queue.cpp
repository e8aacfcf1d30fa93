// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/unit_queue.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace harken::sql {

bool UnitQueue::push(Unit& unit) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || units_.size() >= limit_) return false;
    units_.push_back(std::move(unit));
  }
  changed_.notify_one();
  return true;
}

void UnitQueue::take_in(Work work, Done done, const About& about) {
  Unit unit{std::move(work), std::move(done), std::chrono::steady_clock::now(), about};
  if (push(unit)) return;
  auto refused =
      fail(Errc::unavailable, "unavailable",
           is_closed() ? "the database cannot be reached" : "too much is waiting for the database");
  refused.error().retry_after_seconds = 1;
  unit.done(refused);
}

std::optional<Unit> UnitQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return find_next() != units_.end() || (closed_ && units_.empty()); });
  auto next = take(find_next());
  if (next && is_patient(next->work)) ++patient_;
  return next;
}

void UnitQueue::end_patient() {
  {
    const std::lock_guard lock(mutex_);
    --patient_;
  }
  changed_.notify_all();
}

std::optional<Unit> UnitQueue::try_pop() {
  const std::lock_guard lock(mutex_);
  return take(units_.begin());
}

UnitQueue::Units::iterator UnitQueue::find_next() {
  if (patient_ < most_patient_) return units_.begin();
  return std::ranges::find_if(units_, [](const Unit& unit) { return !is_patient(unit.work); });
}

std::optional<Unit> UnitQueue::take(Units::iterator unit) {
  if (unit == units_.end()) return std::nullopt;
  std::optional<Unit> taken(std::move(*unit));
  units_.erase(unit);
  return taken;
}

void UnitQueue::push_front(std::vector<Unit> units) {
  const std::lock_guard lock(mutex_);
  units_.insert(units_.begin(), std::make_move_iterator(units.begin()),
                std::make_move_iterator(units.end()));
  changed_.notify_all();
}

std::vector<Unit> UnitQueue::take_older_than(SteadyTime time) {
  const std::lock_guard lock(mutex_);
  std::vector<Unit> old;
  while (!units_.empty() && units_.front().queued_at < time) {
    old.push_back(std::move(units_.front()));
    units_.pop_front();
  }
  return old;
}

std::vector<Unit> UnitQueue::take_all() { return take_older_than(SteadyTime::max()); }

void UnitQueue::hurry() {
  const std::lock_guard lock(mutex_);
  hurried_ = true;
  hurried_changed_.notify_all();
}

bool UnitQueue::is_hurried() const {
  const std::lock_guard lock(mutex_);
  return hurried_;
}

void UnitQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = hurried_ = true;
  changed_.notify_all();
  hurried_changed_.notify_all();
}

bool UnitQueue::is_closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void UnitQueue::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  hurried_changed_.wait_for(lock, time, [&] { return hurried_; });
}

std::size_t UnitQueue::size() const {
  const std::lock_guard lock(mutex_);
  return units_.size();
}

std::vector<About> UnitQueue::list_about(std::size_t most) const {
  const std::lock_guard lock(mutex_);
  std::vector<About> all;
  for (const auto& unit : units_ | std::views::take(most)) all.push_back(unit.about);
  return all;
}

}  // namespace harken::sql
