// SPDX-License-Identifier: AGPL-3.0-or-later
// How cost grows with sockets, agents and conversations: each with the exponent of its growth,
// which is 1 where twice as many cost twice as much and 0 where size does not matter.
#include <fmt/format.h>

#include "desk_chat.hpp"
#include "echo_chat.hpp"
#include "measure_finding.hpp"
#include "measures.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

constexpr double kRate = 500;
// Of whoever writes meanwhile, files and the listening sockets.
constexpr int kOtherDescriptors = 400;

// What was measured at each size: a plot, and a line for its exponent and its largest size.
void add_growth(Run& run, const std::string& name, const std::string& size, const std::string& unit,
                std::vector<Plot::Curve> curves) {
  for (auto& [what, points] : curves) {
    if (points.size() < 2) continue;
    const double exponent = growth_exponent(points);
    run.add({.measure = fmt::format("growth: {}: {}, exponent", name, what),
             .unit = "1",
             .value = exponent});
    for (const auto& [x, y] : points)
      run.add({.measure = fmt::format("growth: {}: {}, at {:.0f}", name, what, x),
               .unit = unit,
               .value = y});
    what += fmt::format(" (exponent {:.2f})", exponent);
  }
  run.add(Plot{.title = "Growth with " + name,
               .x = size,
               .y = unit,
               .is_log_x = true,
               .is_log_y = true,
               .curves = std::move(curves)});
}

std::vector<int> sizes_up_to(int most) {
  std::vector<int> sizes;
  for (const int size : {1'000, 10'000, 100'000, 1'000'000})
    if (size < most) sizes.push_back(size);
  sizes.push_back(most);
  return sizes;
}

// Bytes a socket of the bare echo.
std::vector<Point> measure_echo_sockets(const std::vector<int>& sizes) {
  const auto echo = start_echo();
  EchoChat chat(echo, 50);
  chat.settle();
  const double before = echo.process->proportional_kb();
  std::vector<Point> each;
  int connected = 0;
  for (const int count : sizes) {
    chat.add_idle(count - connected);
    connected = count;
    chat.settle();
    each.emplace_back(count, (echo.process->proportional_kb() - before) * 1024 / count);
  }
  return each;
}

// Both ends of a socket are of this machine, but in processes of their own.
void measure_sockets(Run& run, std::size_t open_files) {
  const auto sizes = sizes_up_to(
      std::min(run.options().most_sockets, static_cast<int>(open_files) - kOtherDescriptors));
  const auto echo = measure_echo_sockets(sizes);
  auto desk = run.start_desk();
  DeskChat chat({&desk}, 50);
  chat.settle();
  const double before = desk.process().proportional_kb();
  std::vector<Point> memory, each, p50, p99;
  int connected = 0;
  for (const int count : sizes) {
    chat.add_idle(count - connected);
    connected = count;
    chat.settle();
    const double kb = desk.process().proportional_kb() - before;
    memory.emplace_back(count, kb);
    each.emplace_back(count, kb * 1024 / count);
    const auto took = run_open_loop(chat, {kRate, run.options().seconds});
    p50.emplace_back(count, took.quantile(0.5) * 1e3);
    p99.emplace_back(count, took.quantile(0.99) * 1e3);
  }
  add_growth(run, "visitors' sockets (memory)", "sockets", "kB", {{"memory of all", memory}});
  add_growth(run, "visitors' sockets (each)", "sockets", "bytes",
             {{"memory of one", each}, {"one of a bare Beast echo", echo}});
  add_growth(run, "visitors' sockets (delivery)", "sockets", "ms",
             {{"delivery, p50", p50}, {"delivery, p99", p99}});
}

void measure_agents(Run& run) {
  auto desk = run.start_desk();
  std::vector<Point> message, delivery;
  for (const int agents : {10, 100, 1'000}) {
    const auto rate = measure_fan_out(desk, 16, run.options().seconds, agents).deliveries;
    message.emplace_back(agents, agents / rate * 1e6);
    delivery.emplace_back(agents, 1e6 / rate);
  }
  add_growth(run, "agents", "agents who all see each message", "µs",
             {{"time of a message", message}, {"time of a delivery", delivery}});
}

void measure_conversations(Run& run) {
  const auto& options = run.options();
  std::vector<Point> lists, counts, search, message, resident;
  for (const int count : sizes_up_to(options.most_conversations)) {
    const auto desk = fill_desk({options.harken, options.scratch + "/growth", ""},
                                {.conversations = count, .messages_each = 2});
    lists.emplace_back(count, measure_lists(*desk));
    counts.emplace_back(count, measure_counts(*desk));
    search.emplace_back(count, measure_search(*desk));
    message.emplace_back(count, 1e3 / measure_delivered(*desk, 64, options.seconds));
    resident.emplace_back(count, desk->process().resident_kb() / 1024);
  }
  add_growth(run, "conversations", "conversations", "ms",
             {{"list of any view, p95", lists},
              {"counts, p95", counts},
              {"search, p95", search},
              {"time of a message, 64 in flight", message}});
  add_growth(run, "conversations (memory)", "conversations", "MB", {{"resident", resident}});
}

}  // namespace

void measure_growth(Run& run, std::size_t open_files) {
  const auto measure = [&](const std::string& name, const std::function<void()>& body) {
    if (run.wants(name)) run.attempt(name, body);
  };
  measure("growth: visitors' sockets", [&] { measure_sockets(run, open_files); });
  measure("growth: agents", [&] { measure_agents(run); });
  measure("growth: conversations", [&] { measure_conversations(run); });
}

}  // namespace harken::load
