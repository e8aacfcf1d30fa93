// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages that come when they come: how long each takes to the agent's screen, from the moment at
// which it was meant to be sent, at shares of what the desk can do at most. And so what people of
// the desk ask of its API.
#include <fmt/format.h>

#include <functional>

#include "desk_chat.hpp"
#include "measures.hpp"
#include "references.hpp"
#include "run.hpp"
#include "staff_requests.hpp"

namespace harken::load {
namespace {

constexpr int kVisitors = 200;
constexpr int kMostInFlight = 500;
constexpr double kShares[] = {0.1, 0.5, 0.8, 0.95};
constexpr double kWindow = 0.25;

struct Plots {
  explicit Plots(const std::string& what)
      : by_percentile{.title = what + ", by percentile",
                      .x = "one in so many …",
                      .y = "takes so many milliseconds or more",
                      .is_log_x = true,
                      .is_log_y = true},
        over_time{.title = what + ", over time (p99 of each quarter of a second)",
                  .x = "seconds",
                  .y = "milliseconds",
                  .is_log_y = true} {}
  Plot by_percentile;
  Plot over_time;
};

using AtRate = std::function<Latencies(const OpenLoop&)>;

// The last round is drawn.
void measure_share(Run& run, const std::string& what, const AtRate& at_rate, double rate,
                   Plots& plots) {
  const auto& options = run.options();
  std::vector<double> p50, p95, p99, fsyncs;
  Latencies took;
  for (int round = 0; round < options.rounds; ++round) {
    fsyncs.push_back(measure_fdatasync(options.scratch) * 1e6);
    took = at_rate({rate, options.seconds});
    p50.push_back(took.quantile(0.5) * 1e6);
    p95.push_back(took.quantile(0.95) * 1e6);
    p99.push_back(took.quantile(0.99) * 1e6);
  }
  run.add(reported(what + ", p50", "µs", median(p50), "fdatasync", median(fsyncs)));
  run.add(reported(what + ", p95", "µs", median(p95), "fdatasync", median(fsyncs)));
  run.add(reported(what + ", p99", "µs", median(p99), "fdatasync", median(fsyncs)));
  const auto curve = fmt::format("{:.0f} a second", rate);
  plots.by_percentile.curves.push_back({curve, took.by_percentile()});
  plots.over_time.curves.push_back({curve, took.over_time(kWindow, 0.99)});
}

void measure_shares(Run& run, const std::string& group, const std::string& title, double most,
                    const AtRate& at_rate) {
  Plots plots(title);
  for (const double share : kShares) {
    const auto what = fmt::format("{}{:.0f} % of the most", group, share * 100);
    run.attempt(what, [&] { measure_share(run, what, at_rate, most * share, plots); });
  }
  run.add(std::move(plots.by_percentile));
  run.add(std::move(plots.over_time));
}

void measure_open_messages(Run& run) {
  auto desk = run.start_desk();
  const double most = measure_delivered(desk, kMostInFlight, run.options().seconds);
  run.add({.measure = fmt::format("open loop: the most, {} in flight", kMostInFlight),
           .unit = "messages/s",
           .value = most});
  DeskChat chat({&desk}, kVisitors);
  measure_shares(run, "open loop: ", "Visitor to agent", most,
                 [&](const OpenLoop& load) { return run_open_loop(chat, load); });
}

void measure_open_requests(Run& run) {
  auto desk = run.start_desk();
  StaffRequests staff(desk);
  const double most = staff.measure_most(run.options().seconds);
  run.add(
      {.measure = "open loop: requests of staff, the most", .unit = "answers/s", .value = most});
  measure_shares(run, "open loop: requests of staff, ", "Requests of staff", most,
                 [&](const OpenLoop& load) {
                   return run_open_loop(
                       staff.loop(), load, [&](std::size_t i) { staff.send(i); }, staff.on_answer);
                 });
}

}  // namespace

void measure_open_loop(Run& run) {
  if (!run.wants("open loop: ")) return;
  run.attempt("open loop: messages", [&] { measure_open_messages(run); });
  run.attempt("open loop: requests of staff", [&] { measure_open_requests(run); });
}

}  // namespace harken::load
