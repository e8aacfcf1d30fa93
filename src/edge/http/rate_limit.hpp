// SPDX-License-Identifier: AGPL-3.0-or-later
// Token buckets by key (an address, an account, a session), in bounded memory: when too many keys
// are known, those that are full again are forgotten first, and after them the one longest unused.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.hpp"

namespace harken::edge {

struct RateLimit {
  double burst = 10;      // calls at once after a rest; 0: no limit
  double per_second = 1;  // refill
};

// limit (rate_limited): again after so many seconds.
Status too_many(int seconds);

using SteadyTime = std::chrono::steady_clock::time_point;

// One bucket, for owners that keep it themselves, such as sockets.
class TokenBucket {
 public:
  // 0: taken; otherwise the whole seconds until a token is there.
  int take(const RateLimit& limit, SteadyTime now);
  bool is_full(const RateLimit& limit, SteadyTime now) const;

 private:
  double spent_ = 0;
  SteadyTime at_{};
};

// Safe to use from several threads.
class RateLimiter {
 public:
  using Clock = std::function<SteadyTime()>;
  explicit RateLimiter(
      RateLimit limit, std::size_t max_keys = 100'000,
      Clock clock = [] { return std::chrono::steady_clock::now(); });

  // Errors: limit (rate_limited) with retry_after_seconds.
  Status take(std::string_view key);
  std::size_t size() const;
  const RateLimit& limit() const { return limit_; }

 private:
  struct Entry {
    std::string key;
    TokenBucket bucket;
  };
  using Entries = std::list<Entry>;
  TokenBucket& touch(std::string_view key, SteadyTime now);
  void make_room(SteadyTime now);

  const RateLimit limit_;
  const std::size_t max_keys_;
  const Clock clock_;
  mutable std::mutex mutex_;
  Entries by_use_;  // the most recently used first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
};

}  // namespace harken::edge
