// SPDX-License-Identifier: AGPL-3.0-or-later
// The real clock, randomness and ids.
#pragma once

#include <atomic>

#include "ports/env.hpp"

namespace harken::server {

class SystemClock : public Clock {
 public:
  Timestamp now() override;
};

class SystemRandom : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override;
};

// Milliseconds since 2020 in the upper bits, a counter in the lower twenty; never backwards, even
// when the clock is.
class SystemIds : public IdSource {
 public:
  explicit SystemIds(Clock& clock) : clock_(clock) {}
  std::int64_t next() override;

 private:
  Clock& clock_;
  std::atomic<std::int64_t> last_{0};
};

// Nobody is there: for the command line and the time before the sockets.
class NobodyPresent : public Presence {
 public:
  bool is_online(UserId) override { return false; }
  bool is_here(IdentityId) override { return false; }
};

}  // namespace harken::server
