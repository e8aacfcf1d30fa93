// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs every measure with its reference beside it, in rounds, and judges the medians.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "echo_chat.hpp"
#include "http.hpp"
#include "measure_channels.hpp"
#include "measure_finding.hpp"
#include "measure_tickets.hpp"
#include "measures.hpp"
#include "references.hpp"
#include "report.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

// Of the executable that is measured: what measures it may be older.
std::string version_of(const std::string& harken) {
  const std::unique_ptr<FILE, int (*)(FILE*)> said(popen(("'" + harken + "' version").c_str(), "r"),
                                                   pclose);
  std::string line(100, ' ');
  if (said == nullptr || std::fgets(line.data(), int(line.size()), said.get()) == nullptr)
    throw std::runtime_error(harken + " does not tell its version");
  const auto begin = line.find(' ') + 1;
  return line.substr(begin, line.find('\n') - begin);
}

constexpr int kUpdates = 10'000;
constexpr int kMails = 400;

double measure_nginx_in(const std::string& folder, double seconds) {
  return measure_nginx(std::filesystem::absolute(folder).string() + "/nginx", 32, seconds);
}

void measure_messages(Run& run, const std::string& folder, double seconds) {
  auto desk = run.start_desk();
  const auto bare = [&](int batch) {
    return [&folder, batch, seconds] {
      return measure_group_commit(folder + "/bare", batch, seconds);
    };
  };
  run.compare(
      ratio("accepted, durable, delivered, 64 in flight", "messages/s", "bare group commit", 0.3,
            0.45),
      [&] { return measure_delivered(desk, 64, seconds); }, bare(64));
  run.compare(
      ratio("accepted, durable, delivered, 500 in flight", "messages/s", "bare group commit", 0.3,
            0.45),
      [&] { return measure_delivered(desk, 500, seconds); }, bare(512));
  auto alone = ratio("one message alone, p50", "µs", "fdatasync", 6, 4);
  alone.is_limit = true;
  run.compare(
      alone, [&] { return measure_one_alone(desk, seconds) * 1e6; },
      [&] { return measure_fdatasync(folder) * 1e6; });
  run.compare(
      ratio("message by POST, 64 connections", "messages/s", "bare group commit", 0.25, 0.4),
      [&] { return measure_post(desk, seconds); }, bare(64));
  run.compare(
      ratio("GET of the newest messages, 32 connections", "answers/s", "nginx return 200", 0.4,
            0.6),
      [&] { return measure_get(desk, 32, seconds); },
      [&] { return measure_nginx_in(folder, seconds); });
}

// The limit of the library, not of a desk: the echo stores nothing and tells nobody else.
void measure_beside_echo(Run& run, double seconds) {
  if (!run.wants("beside a bare Beast echo: ")) return;
  const auto echo = start_echo();
  const auto line = [](std::string measure, std::string unit) {
    return reported("beside a bare Beast echo: " + std::move(measure), std::move(unit), 0, "echo",
                    0);
  };
  {
    auto desk = run.start_desk();
    for (const int in_flight : {64, 500})
      run.compare(
          line(fmt::format("accepted, durable, delivered, {} in flight", in_flight), "messages/s"),
          [&] { return measure_delivered(desk, in_flight, seconds); },
          [&] { return measure_echoed(echo, in_flight, seconds); });
  }
  run.compare(
      line("an idle visitor's socket, at 10,000", "bytes"),
      [&] {
        auto desk = run.start_desk();
        measure_resident(desk, 1, 100);
        return measure_idle_socket(desk, 10'000);
      },
      [] { return measure_idle_echo(start_echo(), 10'000); });
}

void measure_fan_outs(Run& run, double seconds) {
  auto desk = run.start_desk();
  for (const auto& [senders, at_least, aim] :
       {std::tuple{1, 0.7, 0.9}, std::tuple{16, 0.4, 0.75}}) {
    std::size_t frame_bytes = 0;
    double rate = 0;
    const auto name = fmt::format("one message to 1,000 sockets, {} in flight", senders);
    run.compare(
        ratio(name, "deliveries/s", "bare fan-out of 300 B", at_least, aim),
        [&, senders = senders] {
          const auto result = measure_fan_out(desk, senders, seconds);
          frame_bytes = result.frame_bytes;
          return rate = result.deliveries;
        },
        [&, senders = senders] { return measure_bare_fan_out(senders, 300, seconds); });
    if (frame_bytes == 0) continue;
    run.compare(
        {.measure = name + ", equal frames",
         .unit = "deliveries/s",
         .compared = fmt::format("bare fan-out of {} B", frame_bytes)},
        [&] { return rate; },
        [&, senders = senders] { return measure_bare_fan_out(senders, frame_bytes, seconds); });
  }
}

void measure_memory_and_start(Run& run) {
  run.compare(limit("an idle visitor's socket, at 10,000", "bytes", 2560, 1536), [&] {
    auto desk = run.start_desk();
    measure_resident(desk, 1, 100);  // the pools and caches that every desk has
    return measure_idle_socket(desk, 10000);
  });
  run.compare(limit("resident, idle", "MB", 40, 25),
              [&] { return run.start_desk().process().resident_kb() / 1024; });
  run.compare(limit("resident, 10 agents and 1,000 visitors", "MB", 100, 60), [&] {
    auto desk = run.start_desk();
    return measure_resident(desk, 10, 1000) / 1024;
  });
  run.compare(limit("start to ready, empty", "s", 0.3, 0.1),
              [&] { return run.start_desk(false).seconds_to_ready(); });
}

void measure_postgres_desk(Run& run, double seconds) {
  const auto& url = run.options().postgres;
  if (url.empty()) return;
  std::optional<Desk> started;  // when something is asked for that needs it
  const auto desk = [&]() -> Desk& {
    return started ? *started : started.emplace(run.start_desk(true, url));
  };
  const auto name = [](std::string what) { return "PostgreSQL: " + std::move(what); };
  const auto reference = [&] { return measure_postgres(url, seconds); };
  constexpr auto kReference = "8 connections, a transaction each";
  for (const int in_flight : {64, 500})
    run.compare(
        ratio(name(fmt::format("accepted, durable, delivered, {} in flight", in_flight)),
              "messages/s", kReference, 1.5, 3),
        [&] { return measure_delivered(desk(), in_flight, seconds); }, reference);
  run.compare(
      {.measure = name("message by POST, 64 connections"),
       .unit = "messages/s",
       .compared = kReference},
      [&] { return measure_post(desk(), seconds); }, reference);
  run.compare(
      {.measure = name("one message alone, p50"), .unit = "µs", .compared = "fdatasync"},
      [&] { return measure_one_alone(desk(), seconds) * 1e6; },
      [&] { return measure_fdatasync(run.options().scratch) * 1e6; });
  run.compare(
      {.measure = name("GET of the newest messages, 32 connections"),
       .unit = "answers/s",
       .compared = "nginx return 200"},
      [&] { return measure_get(desk(), 32, seconds); },
      [&] { return measure_nginx_in(run.options().scratch, seconds); });
}

// What an agent waits for, on a desk that has grown; and how much longer than on a small one.
void measure_finding_at_size(Run& run, const std::string& database) {
  const auto name = database.empty() ? std::string() : "PostgreSQL: ";
  if (!run.wants(name + "lists, counts, search")) return;
  const auto& options = run.options();
  const auto desk_of = [&](const char* size) -> DeskOptions {
    const auto own = std::string("finding_") + size;
    return {options.harken, options.scratch + "/" + own,
            database.empty() ? database : fresh_schema(database, own), true};
  };
  const auto small = fill_desk(desk_of("small"), {1'000});
  struct Measure {
    const char* what;
    double (*measure)(Desk&);
    double at_least, aim, times;
  };
  constexpr Measure kMeasures[] = {{"list of any view", measure_lists, 10, 5, 2},
                                   {"counts", measure_counts, 5, 2, 2},
                                   {"search", measure_search, 20, 10, 4}};
  std::vector<double> before;
  for (const auto& each : kMeasures) before.push_back(each.measure(*small));
  auto large_desk = desk_of("large");
  auto large = fill_desk(large_desk, {100'000});
  for (std::size_t i = 0; i < std::size(kMeasures); ++i) {
    const auto& each = kMeasures[i];
    const auto what =
        fmt::format("{}lists, counts, search: {}, p95 at 1,000,000 messages", name, each.what);
    double value = 0;
    run.compare(limit(what, "ms", each.at_least, each.aim),
                [&] { return value = each.measure(*large); });
    auto times =
        ratio(what + " against 10,000", "ms", "at 10,000 messages", each.times, each.times);
    times.is_limit = true;
    run.compare(times, [&] { return value; }, [&] { return before[i]; });
  }
  large.reset();
  large_desk.is_kept = true;
  run.compare(
      limit(name + "lists, counts, search: start to ready, at 1,000,000 messages", "s", 1, 0.3),
      [&] { return Desk(large_desk).seconds_to_ready(); });
}

// What comes over the channels of others, to the agent's screen.
void measure_channels(Run& run) {
  const auto& options = run.options();
  if (options.fakes.empty() || !run.wants("channels: ")) return;
  const auto folder = options.scratch + "/channels";
  const DeskOptions desk{options.harken, folder + "/desk", ""};
  run.compare(
      ratio("channels: Telegram updates, 500 customers", "updates/s", "bare group commit", 0.5,
            0.5),
      [&] { return measure_import(desk, {options.fakes, "telegram", kUpdates}); },
      [&] { return measure_group_commit(folder + "/bare", 64, options.seconds); });
  const auto mails = folder + "/mails";
  write_mails(options.harken, mails);
  const auto rate_of = [&](std::string_view what) {
    return [&, what] { return measure_mails(options.harken, mails, what, options.seconds); };
  };
  const auto by_gmime = rate_of("gmime");
  run.compare(ratio("channels: mails of 50 kB, understood", "mails/s",
                    "GMime and Gumbo decode them", 0.4, 0.5),
              rate_of("reading"), rate_of("libraries"));
  run.compare(ratio("channels: mails of 50 kB, read in the sandbox", "mails/s", "GMime parses them",
                    0.5, 0.5),
              rate_of("desk"), by_gmime);
  run.compare(
      ratio("channels: mails of 50 kB, from IMAP to the screen", "mails/s", "GMime parses them",
            0.5, 0.5),
      [&] { return measure_import(desk, {options.fakes, "email", kMails, mails}); }, by_gmime);
}

// The table of tickets at 100,000, and how much longer than at 1,000.
void measure_tickets_at_size(Run& run, const std::string& database) {
  const auto name = database.empty() ? std::string("tickets: ") : "PostgreSQL: tickets: ";
  if (!run.wants(name)) return;
  const auto& options = run.options();
  const auto desk_of = [&](const char* size, const FillSize& fill) {
    const auto own = std::string("tickets_") + size;
    return fill_desk({options.harken, options.scratch + "/" + own,
                      database.empty() ? database : fresh_schema(database, own), true},
                     fill);
  };
  struct Measure {
    const char* what;
    AnswerTimes (*measure)(Desk&);
    double at_least, aim;
  };
  constexpr Measure kMeasures[] = {{"each order", measure_ticket_orders, 10, 5},
                                   {"each order from the middle on", measure_ticket_depth, 10, 5},
                                   {"an agent's views", measure_ticket_views, 10, 5},
                                   {"filters", measure_ticket_filters, 20, 10},
                                   {"words of titles", measure_ticket_search, 60, 30},
                                   {"counts", measure_ticket_counts, 5, 2}};
  std::vector<AnswerTimes> before;
  {
    const auto small = desk_of("small", {100, 1'000});
    for (const auto& each : kMeasures) before.push_back(each.measure(*small));
  }
  const auto large = desk_of("large", {1'000, 100'000});
  for (std::size_t i = 0; i < std::size(kMeasures); ++i) {
    const auto& each = kMeasures[i];
    AnswerTimes took;
    const auto p95 = fmt::format("{}{}, p95 at 100,000", name, each.what);
    run.compare(limit(p95, "ms", each.at_least, each.aim),
                [&] { return (took = each.measure(*large)).p95; });
    run.compare(
        {.measure = p95 + " against 1,000", .unit = "ms", .compared = "at 1,000"},
        [&] { return took.p95; }, [&] { return before[i].p95; });
    run.compare(
        {.measure = fmt::format("{}{}, p50 at 100,000", name, each.what),
         .unit = "ms",
         .compared = "at 1,000"},
        [&] { return took.p50; }, [&] { return before[i].p50; });
  }
}

int run_all(const Options& options) {
  const auto open_files = raise_open_files();
  Run run(options);
  // A group that cannot even begin takes no other with it.
  run.attempt("messages", [&] { measure_messages(run, options.scratch, options.seconds); });
  run.attempt("echo", [&] { measure_beside_echo(run, options.seconds); });
  run.attempt("fan-out", [&] { measure_fan_outs(run, options.seconds); });
  run.attempt("memory and start", [&] { measure_memory_and_start(run); });
  measure_limits(run);
  measure_open_loop(run);
  measure_peers(run);
  measure_growth(run, open_files);
  measure_nodes(run);
  measure_replica(run);
  run.attempt("finding", [&] { measure_finding_at_size(run, {}); });
  run.attempt("table of tickets", [&] { measure_tickets_at_size(run, {}); });
  run.attempt("channels", [&] { measure_channels(run); });
  run.attempt("PostgreSQL", [&] { measure_postgres_desk(run, options.seconds); });
  if (!options.postgres.empty()) {
    run.attempt("PostgreSQL: finding", [&] { measure_finding_at_size(run, options.postgres); });
    run.attempt("PostgreSQL: tickets", [&] { measure_tickets_at_size(run, options.postgres); });
  }
  fmt::print("{}", as_table(run.lines()));
  if (!options.results.empty())
    write_results(options.results, version_of(options.harken), run.lines(), run.plots());
  return 0;
}

}  // namespace
}  // namespace harken::load

int main(int argc, char** argv) {
  harken::load::Options options;
  CLI::App app("Harken's speed and memory, as ratios against references of the same run");
  app.add_option("--harken", options.harken, "the server to measure")->required();
  app.add_option("--results", options.results, "folder for DATE.json and DATE.md");
  app.add_option("--scratch", options.scratch, "folder on the disk to measure");
  app.add_option("--postgres", options.postgres, "an empty PostgreSQL database to measure too");
  app.add_option("--fakes", options.fakes, "the providers of channels, as node runs them");
  app.add_option("--only", options.only, "only measures whose name has this");
  app.add_option("--rounds", options.rounds, "of which the median counts");
  app.add_option("--seconds", options.seconds, "of each measure");
  app.add_option("--most-conversations", options.most_conversations,
                 "of the growth with conversations");
  app.add_option("--most-sockets", options.most_sockets, "of the growth with sockets");
  CLI11_PARSE(app, argc, argv);
  try {
    return harken::load::run_all(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "harken_load: {}\n", error.what());
    return 1;
  }
}
