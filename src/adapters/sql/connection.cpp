// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection.hpp"

#include <algorithm>

namespace harken::sql {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr int kShortestPause = 50;
constexpr int kLongestPause = 2'000;

void answer_unavailable(const Unit& unit) {
  unit.done(fail(Errc::unavailable, "unavailable", "the database cannot be reached"));
}

}  // namespace

Status Connection::open() {
  session_.reset();
  auto opened = connect_();
  is_healthy_ = opened.has_value();
  if (!opened) return std::unexpected(opened.error());
  session_ = *std::move(opened);
  return {};
}

SqlSession* Connection::get() const {
  return session_ && session_->is_connected() ? session_.get() : nullptr;
}

void Connection::reconnect() {
  is_healthy_ = false;
  for (int attempt = 0; !open(); ++attempt) {
    if (queue_.is_hurried()) return give_up();
    answer_the_impatient();
    queue_.pause(next_pause(attempt));
  }
}

void Connection::put_back(std::vector<Unit> units) {
  queue_.push_front(std::move(units));
  answer_the_impatient();
}

void Connection::put_back(Unit unit) {
  std::vector<Unit> units;
  units.push_back(std::move(unit));
  put_back(std::move(units));
}

void Connection::answer_the_impatient() {
  const SteadyTime now = std::chrono::steady_clock::now();
  for (const Unit& unit : queue_.take_older_than(now - kPatience)) answer_unavailable(unit);
}

// Another attempt for each that comes could take the time that is left.
void Connection::give_up() {
  queue_.close();
  for (const Unit& waiting : queue_.take_all()) answer_unavailable(waiting);
}

std::chrono::milliseconds Connection::next_pause(int attempt) {
  const int longest = std::min(kLongestPause, kShortestPause << std::min(attempt, 8));
  return std::chrono::milliseconds(std::uniform_int_distribution(longest / 2, longest)(jitter_));
}

}  // namespace harken::sql
