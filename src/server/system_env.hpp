// SPDX-License-Identifier: AGPL-3.0-or-later
// The real clock, randomness and ids.
#pragma once

#include <atomic>

#include "ports/env.hpp"

namespace harken::server {

class SystemClock : public Clock {
 public:
  Timestamp now() override;
  // Where several processes share a database they go by its clock from now on, whatever this
  // machine's says: what it is ahead of the steady one.
  void follow(std::int64_t ahead_of_steady) { ahead_ = ahead_of_steady; }
  static std::int64_t steady_micros();

 private:
  std::atomic<std::int64_t> ahead_{0};  // 0: it goes by this machine's
};

class SystemRandom : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override;
};

// Milliseconds since 2020 in the upper bits, a counter in the lower twenty, or, beside other
// processes, the number of this one in ten and a counter in the last ten; never backwards, even
// when the clock is.
class SystemIds : public IdSource {
 public:
  static constexpr std::int64_t kAlone = -1;
  explicit SystemIds(Clock& clock) : clock_(clock) {}
  std::int64_t next() override;
  void pass(std::int64_t id) override;
  // Of the living processes on the database no two have the same; less than 1,024.
  void use_number(std::int64_t number) { number_ = number; }

 private:
  std::int64_t after(std::int64_t last) const;

  Clock& clock_;
  std::atomic<std::int64_t> number_{kAlone};
  std::atomic<std::int64_t> last_{0};
};

// Nobody is there: for the command line and the time before the sockets.
class NobodyPresent : public Presence {
 public:
  bool is_online(UserId) override { return false; }
  bool is_here(IdentityId) override { return false; }
};

}  // namespace harken::server
