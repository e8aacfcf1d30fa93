// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether one more connection is let in. Before descriptors or memory are used up, those who are
// new are told to come back later, so that those who are there, the database and the channels go on
// (F35); and however many come at once, they are let in one after the other (F23).
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string_view>

#include "edge/http/memory_meter.hpp"
#include "edge/http/rate_limit.hpp"

namespace harken::edge {

enum class Entrance : std::uint8_t {
  open,
  crowded,  // asked what it wants: only whoever watches the server gets an answer
  shut,     // told to go, unasked
};

class Gate {
 public:
  explicit Gate(RateLimit pace) : pace_(pace) {}

  // Of the descriptor that a connection has got: the system gives the lowest that is free.
  Entrance judge(int descriptor);
  // Also for what those who are in begin: a large upload. From any thread.
  Entrance judge_memory();
  // How long to wait before the next one is taken. On the thread that accepts.
  std::chrono::milliseconds pause(SteadyTime now);

 private:
  const RateLimit pace_;
  TokenBucket bucket_;
  const MemoryMeter memory_;
  std::mutex looking_;
  SteadyTime next_look_{};
  std::atomic<Entrance> by_memory_ = Entrance::open;
};

inline constexpr int kComeBackSeconds = 5;
// For who is not asked.
std::string_view shut_answer();

}  // namespace harken::edge
