// SPDX-License-Identifier: AGPL-3.0-or-later
// People who write and somebody who reads, on whatever server: the same load for ours and for a
// peer.
#pragma once

#include <cstdint>
#include <functional>

#include "latencies.hpp"
#include "loop.hpp"

namespace harken::load {

class Chat {
 public:
  Chat() = default;
  virtual ~Chat() = default;
  Chat(const Chat&) = delete;
  Chat& operator=(const Chat&) = delete;

  // Sends a message of 200 letters by one of `senders()` people.
  virtual void send(int sender, std::int64_t number) = 0;
  virtual int senders() const = 0;
  // Connects more people, who only wait; in portions, so that no queue of the server grows to a
  // size that only this needs.
  virtual void add_idle(int count) = 0;
  // Lets the server tidy up what connecting took.
  void settle() { loop_.run_for(5); }
  Loop& loop() { return loop_; }

  // Called with the number of every message that the reader gets.
  std::function<void(std::int64_t number)> on_arrival = [](std::int64_t) {};

 protected:
  Loop loop_;
};

struct OpenLoop {
  double rate = 0;  // messages or requests a second
  double seconds = 0;
};
// Sends at moments that nobody's answer changes (a Poisson process, the same in every run), and
// waits until all have arrived. The first fifth of the time is a warm-up and not counted.
Latencies run_open_loop(Chat& chat, const OpenLoop& load);

// The same of anything: `send` begins the one of that number, and somebody then calls `on_arrival`,
// which is set for that time, with it.
using ByNumber = std::function<void(std::size_t)>;
Latencies run_open_loop(Loop& loop, const OpenLoop& load, const ByNumber& send,
                        ByNumber& on_arrival);

}  // namespace harken::load
