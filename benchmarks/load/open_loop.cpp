// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/prctl.h>

#include <memory>
#include <random>
#include <stdexcept>

#include "chat.hpp"

namespace harken::load {
namespace {

constexpr double kWarmUp = 0.2;
constexpr double kPatience = 20;

std::vector<double> moments_of(const OpenLoop& load) {
  std::mt19937 random{42};
  std::exponential_distribution gap(load.rate);
  std::vector<double> moments;
  for (double at = gap(random); at < load.seconds; at += gap(random)) moments.push_back(at);
  return moments;
}

// The numbers of a run are its own, so that one of an earlier run is not taken for it.
std::int64_t take_numbers(std::size_t count) {
  static std::int64_t next = 1;
  const auto first = next;
  next += static_cast<std::int64_t>(count);
  return first;
}

// While it lives a sleep is not 50 µs too long, as it else would be. Children would inherit that.
class Precision {
 public:
  Precision() { prctl(PR_SET_TIMERSLACK, 1'000); }
  ~Precision() { prctl(PR_SET_TIMERSLACK, 0); }
  Precision(const Precision&) = delete;
  Precision& operator=(const Precision&) = delete;
};

// Lives on in who is told of arrivals: some may still come when a run was given up.
struct Arrivals {
  explicit Arrivals(std::size_t count) : at(count, -1) {}
  std::vector<double> at;  // seconds since the start; -1: not yet
  std::size_t received = 0;
};

void send_at(const std::vector<double>& moments, double start, Loop& loop, const ByNumber& send) {
  for (std::size_t sent = 0; sent < moments.size();) {
    for (; sent < moments.size() && moments[sent] <= now() - start; ++sent) send(sent);
    if (sent < moments.size()) loop.turn(moments[sent] - (now() - start));
  }
}

}  // namespace

Latencies run_open_loop(Loop& loop, const OpenLoop& load, const ByNumber& send,
                        ByNumber& on_arrival) {
  const auto moments = moments_of(load);
  const auto arrivals = std::make_shared<Arrivals>(moments.size());
  const double start = now();
  on_arrival = [arrivals, start](std::size_t index) {
    if (index >= arrivals->at.size() || arrivals->at[index] >= 0) return;
    arrivals->at[index] = now() - start;
    ++arrivals->received;
  };
  {
    const Precision precision;
    send_at(moments, start, loop, send);
    const double end = now() + kPatience;
    while (arrivals->received < moments.size() && now() < end) loop.turn(0.1);
  }
  if (const auto missing = moments.size() - arrivals->received; missing > 0)
    throw std::runtime_error(fmt::format("{} of {} never came", missing, moments.size()));
  Latencies latencies;
  for (std::size_t i = 0; i < moments.size(); ++i)
    if (moments[i] >= load.seconds * kWarmUp)
      latencies.add(moments[i], arrivals->at[i] - moments[i]);
  return latencies;
}

Latencies run_open_loop(Chat& chat, const OpenLoop& load) {
  const auto first = take_numbers(moments_of(load).size());
  const auto senders = static_cast<std::size_t>(chat.senders());
  const auto arrived = std::make_shared<ByNumber>();
  chat.on_arrival = [arrived, first](std::int64_t number) {
    if (number >= first) (*arrived)(static_cast<std::size_t>(number - first));
  };
  const auto send = [&](std::size_t i) {
    chat.send(static_cast<int>(i % senders), first + static_cast<std::int64_t>(i));
  };
  return run_open_loop(chat.loop(), load, send, *arrived);
}

}  // namespace harken::load
