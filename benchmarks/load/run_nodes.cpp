// SPDX-License-Identifier: AGPL-3.0-or-later
// One, two and three nodes on one PostgreSQL and one NATS server, with visitors on all of them and
// the agent on the last. They share this machine's processors with the database and with us, so
// that the processor time that a message costs all of them together says more than their rate.
#include <fmt/format.h>

#include "desk_chat.hpp"
#include "measures.hpp"
#include "peers.hpp"
#include "references.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

constexpr int kMostNodes = 3;
constexpr int kInFlight = 64;
// Of what one node does at most: the load at which all are compared.
constexpr double kShare = 0.4;

struct Nodes {
  std::vector<std::unique_ptr<Desk>> desks;

  std::vector<Desk*> all() const {
    std::vector<Desk*> nodes;
    for (const auto& desk : desks) nodes.push_back(desk.get());
    return nodes;
  }
  double processor_seconds() const {
    double sum = 0;
    for (const auto& desk : desks) sum += desk->process().processor_seconds();
    return sum;
  }
  double proportional_mb() const {
    double sum = 0;
    for (const auto& desk : desks) sum += desk->process().proportional_kb() / 1024;
    return sum;
  }
};

// The first makes the demo that they share.
Nodes start_nodes(const Run& run, const std::string& database, const std::string& nats, int count) {
  Nodes nodes;
  for (int i = 0; i < count; ++i)
    nodes.desks.push_back(std::make_unique<Desk>(
        DeskOptions{.harken = run.options().harken,
                    .folder = fmt::format("{}/node{}", run.options().scratch, i),
                    .database = database,
                    .has_demo = i == 0,
                    .nats = nats}));
  return nodes;
}

struct Measured {
  double load = 0;  // messages a second
  std::vector<Point> rate, cost, p50, p99, memory;
};

void measure_count(Run& run, const std::string& nats, int count, Measured& out) {
  const auto& options = run.options();
  const auto database = fresh_schema(options.postgres, fmt::format("nodes_{}", count));
  const auto nodes = start_nodes(run, database, nats, count);
  std::vector<double> rates, p50, p99, costs;
  for (int round = 0; round < options.rounds; ++round)
    rates.push_back(measure_delivered(nodes.all(), kInFlight, options.seconds));
  if (count == 1) out.load = median(rates) * kShare;
  DeskChat chat(nodes.all(), 60);
  for (int round = 0; round < options.rounds; ++round) {
    const double before = nodes.processor_seconds();
    const auto took = run_open_loop(chat, {out.load, options.seconds});
    costs.push_back((nodes.processor_seconds() - before) * 1e6 / (out.load * options.seconds));
    p50.push_back(took.quantile(0.5) * 1e3);
    p99.push_back(took.quantile(0.99) * 1e3);
  }
  out.rate.emplace_back(count, median(rates));
  out.cost.emplace_back(count, median(costs));
  out.p50.emplace_back(count, median(p50));
  out.p99.emplace_back(count, median(p99));
  out.memory.emplace_back(count, nodes.proportional_mb());
}

// The same load on two. What comes from the agent's own node is as quick as ever: the median is
// between that and what comes from the other, which has to be looked for.
void measure_without_nats(Run& run, const Measured& with) {
  auto nats = start_nats();
  const auto nodes = start_nodes(run, fresh_schema(run.options().postgres, "nodes_away"),
                                 fmt::format("nats://127.0.0.1:{}", nats.port), 2);
  nats.process.reset();
  DeskChat chat(nodes.all(), 60);
  const auto took = run_open_loop(chat, {with.load, run.options().seconds});
  const auto add = [&](const char* which, double share, const std::vector<Point>& before) {
    run.add(reported(fmt::format("nodes: 2, NATS stopped, visitor to agent, {}", which), "ms",
                     took.quantile(share) * 1e3, "with NATS", before[1].second));
  };
  add("p50", 0.5, with.p50);
  add("p99", 0.99, with.p99);
}

// Each against one node.
void report(Run& run, const Measured& measured) {
  const auto against_one = [&](std::size_t i, const char* what, const char* unit,
                               const std::vector<Point>& points) {
    run.add(reported(fmt::format("nodes: {:.0f}, {}", points[i].first, what), unit,
                     points[i].second, "one node", points[0].second));
  };
  for (std::size_t i = 0; i < measured.rate.size(); ++i) {
    const double count = measured.rate[i].first;
    run.add(reported(
        fmt::format("nodes: {:.0f}, delivered, {} in flight, share of linear", count, kInFlight),
        "messages/s", measured.rate[i].second, "as many times one node",
        count * measured.rate[0].second));
    against_one(i, "processor time of a message", "µs", measured.cost);
    against_one(i, "visitor to agent, p50", "ms", measured.p50);
    against_one(i, "visitor to agent, p99", "ms", measured.p99);
    against_one(i, "memory of all", "MB", measured.memory);
  }
  run.add(Plot{.title = "Several nodes on one PostgreSQL: messages a second",
               .x = "nodes",
               .y = "messages/s",
               .curves = {{"delivered, 64 in flight", measured.rate}}});
  run.add(Plot{.title = "Several nodes on one PostgreSQL: processor time of a message",
               .x = "nodes",
               .y = "µs",
               .curves = {{"of all nodes", measured.cost}}});
}

}  // namespace

void measure_nodes(Run& run) {
  if (!run.wants("nodes: ")) return;
  run.attempt("nodes: ", [&] {
    if (run.options().postgres.empty()) throw std::runtime_error("needs --postgres");
    const auto nats = start_nats();
    const auto address = fmt::format("nats://127.0.0.1:{}", nats.port);
    Measured measured;
    for (int count = 1; count <= kMostNodes; ++count) measure_count(run, address, count, measured);
    report(run, measured);
    measure_without_nats(run, measured);
  });
}

}  // namespace harken::load
