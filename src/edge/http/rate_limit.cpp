// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace harken::edge {

namespace {

double refilled(const RateLimit& limit, SteadyTime from, SteadyTime to) {
  return std::chrono::duration<double>(to - from).count() * limit.per_second;
}

}  // namespace

Status too_many(int seconds) {
  auto refused = fail(Errc::limit, "rate_limited", "too many requests");
  refused.error().retry_after_seconds = seconds;
  return refused;
}

int TokenBucket::take(const RateLimit& limit, SteadyTime now) {
  if (limit.burst <= 0) return 0;
  spent_ = std::max(0.0, spent_ - refilled(limit, at_, now));
  at_ = now;
  if (spent_ + 1 <= limit.burst) {
    spent_ += 1;
    return 0;
  }
  const double seconds = (spent_ + 1 - limit.burst) / std::max(limit.per_second, 1e-6);
  return static_cast<int>(std::clamp(std::ceil(seconds), 1.0, 86'400.0));
}

bool TokenBucket::is_full(const RateLimit& limit, SteadyTime now) const {
  return spent_ <= refilled(limit, at_, now);
}

RateLimiter::RateLimiter(RateLimit limit, std::size_t max_keys, Clock clock)
    : limit_(limit), max_keys_(std::max<std::size_t>(max_keys, 1)), clock_(std::move(clock)) {}

Status RateLimiter::take(std::string_view key) {
  if (limit_.burst <= 0) return {};
  const std::lock_guard lock(mutex_);
  const auto now = clock_();
  const int wait = touch(key, now).take(limit_, now);
  return wait == 0 ? Status() : too_many(wait);
}

std::size_t RateLimiter::size() const {
  const std::lock_guard lock(mutex_);
  return by_use_.size();
}

TokenBucket& RateLimiter::touch(std::string_view key, SteadyTime now) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    return by_use_.front().bucket;
  }
  make_room(now);
  by_use_.push_front({std::string(key), {}});
  by_key_.emplace(by_use_.front().key, by_use_.begin());
  return by_use_.front().bucket;
}

// A few full buckets at the old end go with every new key, so memory also shrinks after a flood.
void RateLimiter::make_room(SteadyTime now) {
  for (int i = 0; i < 4 && !by_use_.empty(); ++i) {
    if (by_use_.size() < max_keys_ && !by_use_.back().bucket.is_full(limit_, now)) return;
    by_key_.erase(by_use_.back().key);
    by_use_.pop_back();
  }
}

}  // namespace harken::edge
