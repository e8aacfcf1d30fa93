// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/system_env.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace harken::server {

Timestamp SystemClock::now() {
  using namespace std::chrono;
  if (const auto ahead = ahead_.load(std::memory_order_relaxed)) return {steady_micros() + ahead};
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t SystemClock::steady_micros() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

void SystemRandom::fill(std::span<unsigned char> bytes) {
  // Without randomness no token is safe: there is nothing sensible to go on with.
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
}

// The first id after this one that may be ours.
std::int64_t SystemIds::after(std::int64_t last) const {
  constexpr std::int64_t kStartOf2020Millis = 1'577'836'800'000;
  const auto floor = (clock_.now().micros / 1000 - kStartOf2020Millis) << 20;
  const auto number = number_.load(std::memory_order_relaxed);
  if (number == kAlone) return std::max(last + 1, floor);
  const auto next = std::max(last + 1, floor | number << 10);
  if ((next >> 10 & 1'023) == number) return next;
  return (((next >> 20) + 1) << 20) | number << 10;
}

std::int64_t SystemIds::next() {
  auto last = last_.load(std::memory_order_relaxed);
  std::int64_t next = 0;
  do {
    next = after(last);
  } while (!last_.compare_exchange_weak(last, next, std::memory_order_relaxed));
  return next;
}

void SystemIds::pass(std::int64_t id) {
  auto last = last_.load(std::memory_order_relaxed);
  while (last < id && !last_.compare_exchange_weak(last, id, std::memory_order_relaxed)) {
  }
}

}  // namespace harken::server
