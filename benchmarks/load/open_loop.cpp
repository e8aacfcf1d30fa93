// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/prctl.h>

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
  explicit Precision(Chat& chat) : chat_(chat) { prctl(PR_SET_TIMERSLACK, 1'000); }
  ~Precision() {
    prctl(PR_SET_TIMERSLACK, 0);
    chat_.on_arrival = [](std::int64_t) {};
  }
  Precision(const Precision&) = delete;
  Precision& operator=(const Precision&) = delete;

 private:
  Chat& chat_;
};

}  // namespace

Latencies run_open_loop(Chat& chat, const OpenLoop& load) {
  const auto moments = moments_of(load);
  const auto first = take_numbers(moments.size());
  std::vector<double> arrived(moments.size(), -1);
  std::size_t sent = 0, received = 0;
  const double start = now();
  const Precision precision(chat);
  chat.on_arrival = [&](std::int64_t number) {
    const auto index = static_cast<std::size_t>(number - first);
    if (number < first || index >= arrived.size() || arrived[index] >= 0) return;
    arrived[index] = now() - start;
    ++received;
  };
  while (sent < moments.size()) {
    for (; sent < moments.size() && moments[sent] <= now() - start; ++sent)
      chat.send(static_cast<int>(sent % static_cast<std::size_t>(chat.senders())),
                first + static_cast<std::int64_t>(sent));
    if (sent < moments.size()) chat.loop().turn(moments[sent] - (now() - start));
  }
  const double end = now() + kPatience;
  while (received < sent && now() < end) chat.loop().turn(0.1);
  if (received < sent)
    throw std::runtime_error(fmt::format("{} of {} messages never came", sent - received, sent));
  Latencies latencies;
  for (std::size_t i = 0; i < moments.size(); ++i)
    if (moments[i] >= load.seconds * kWarmUp) latencies.add(moments[i], arrived[i] - moments[i]);
  return latencies;
}

}  // namespace harken::load
