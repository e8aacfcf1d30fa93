// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/system_env.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace harken::server {

Timestamp SystemClock::now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

void SystemRandom::fill(std::span<unsigned char> bytes) {
  // Without randomness no token is safe: there is nothing sensible to go on with.
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
}

std::int64_t SystemIds::next() {
  constexpr std::int64_t kStartOf2020Millis = 1'577'836'800'000;
  const auto floor = (clock_.now().micros / 1000 - kStartOf2020Millis) << 20;
  auto last = last_.load(std::memory_order_relaxed);
  std::int64_t next = 0;
  do {
    next = std::max(last + 1, floor);
  } while (!last_.compare_exchange_weak(last, next, std::memory_order_relaxed));
  return next;
}

}  // namespace harken::server
