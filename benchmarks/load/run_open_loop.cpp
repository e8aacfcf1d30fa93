// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages that come when they come: how long each takes to the agent's screen, from the moment at
// which it was meant to be sent, at shares of what the desk can do at most.
#include <fmt/format.h>

#include "desk_chat.hpp"
#include "measures.hpp"
#include "references.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

constexpr int kVisitors = 200;
constexpr int kMostInFlight = 500;
constexpr double kShares[] = {0.1, 0.5, 0.8, 0.95};
constexpr double kWindow = 0.25;

struct Plots {
  Plot by_percentile{.title = "Visitor to agent, by percentile",
                     .x = "one message in so many …",
                     .y = "takes so many milliseconds or more",
                     .is_log_x = true,
                     .is_log_y = true};
  Plot over_time{.title = "Visitor to agent, over time (p99 of each quarter of a second)",
                 .x = "seconds",
                 .y = "milliseconds",
                 .is_log_y = true};
};

// The last round is drawn.
void measure_share(Run& run, Chat& chat, double most, double share, Plots& plots) {
  const auto& options = run.options();
  const double rate = most * share;
  std::vector<double> p50, p95, p99, fsyncs;
  Latencies took;
  for (int round = 0; round < options.rounds; ++round) {
    fsyncs.push_back(measure_fdatasync(options.scratch) * 1e6);
    took = run_open_loop(chat, {rate, options.seconds});
    p50.push_back(took.quantile(0.5) * 1e6);
    p95.push_back(took.quantile(0.95) * 1e6);
    p99.push_back(took.quantile(0.99) * 1e6);
  }
  const auto name = fmt::format("open loop: {:.0f} % of the most", share * 100);
  const auto curve = fmt::format("{:.0f} %: {:.0f} a second", share * 100, rate);
  run.add(reported(name + ", p50", "µs", median(p50), "fdatasync", median(fsyncs)));
  run.add(reported(name + ", p95", "µs", median(p95), "fdatasync", median(fsyncs)));
  run.add(reported(name + ", p99", "µs", median(p99), "fdatasync", median(fsyncs)));
  plots.by_percentile.curves.push_back({curve, took.by_percentile()});
  plots.over_time.curves.push_back({curve, took.over_time(kWindow, 0.99)});
}

}  // namespace

void measure_open_loop(Run& run) {
  if (!run.wants("open loop: ")) return;
  run.attempt("open loop: ", [&] {
    auto desk = run.start_desk();
    const double most = measure_delivered(desk, kMostInFlight, run.options().seconds);
    run.add({.measure = fmt::format("open loop: the most, {} in flight", kMostInFlight),
             .unit = "messages/s",
             .value = most});
    DeskChat chat({&desk}, kVisitors);
    Plots plots;
    for (const double share : kShares)
      run.attempt(fmt::format("open loop: {:.0f} %", share * 100),
                  [&] { measure_share(run, chat, most, share, plots); });
    run.add(std::move(plots.by_percentile));
    run.add(std::move(plots.over_time));
  });
}

}  // namespace harken::load
