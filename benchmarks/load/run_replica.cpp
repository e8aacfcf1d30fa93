// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists and searches beside messages, asked of the primary alone and of a replica that follows it.
// All of it shares this machine's processors, so that it shows what a replica costs, and how it
// keeps messages from waiting behind lists.
#include <fmt/format.h>
#include <libpq-fe.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "answer_times.hpp"
#include "desk_chat.hpp"
#include "measure_finding.hpp"
#include "peer_process.hpp"
#include "peers.hpp"
#include "references.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

constexpr int kConversations = 20'000;
constexpr int kReaders = 4;
constexpr int kVisitors = 60;
constexpr double kMessages = 500;  // a second
constexpr double kPatience = 60;
// A replica takes no fewer than its primary.
constexpr const char* kConnections = "max_connections=1000";

const std::string kPaths[] = {
    "/api/v1/conversations?view=new&limit=50", "/api/v1/conversations?view=all&limit=50",
    "/api/v1/search?q=delivery", "/api/v1/conversations/counts", "/api/v1/search?q=late%20order"};

std::string folder_of(const std::string& postgres) {
  constexpr std::string_view kHost = "host=";
  const auto begin = postgres.find(kHost);
  if (begin == std::string::npos) throw std::runtime_error("needs a --postgres with host=FOLDER");
  return postgres.substr(begin + kHost.size(), postgres.find('&', begin) - begin - kHost.size());
}

// A copy of a PostgreSQL on this machine, as its own replication makes it.
class Replica {
 public:
  explicit Replica(const std::string& primary) : folder_("postgres") {
    const char* bin = std::getenv("HARKEN_TEST_POSTGRES_BIN");
    if (!bin)
      throw std::runtime_error("HARKEN_TEST_POSTGRES_BIN is not set: run it by ./dev bench");
    const auto data = folder_.path() + "/data";
    const auto log = folder_.path() + "/log";
    Process copy(as_user("postgres", {},
                         {fmt::format("{}/pg_basebackup", bin), "-h", primary, "-U", "harken", "-D",
                          data, "-R", "-X", "stream", "--no-sync", "-c", "fast"}),
                 log);
    copy.wait_end(kPatience);
    server_ = std::make_unique<Process>(
        as_user("postgres", {},
                {fmt::format("{}/postgres", bin), "-D", data, "-k", folder_.path(), "-c",
                 "listen_addresses=", "-c", kConnections}),
        log);
    await();
  }

  std::string url() const { return "postgres://harken@/postgres?host=" + folder_.path(); }

 private:
  void await() const {
    const double end = now() + kPatience;
    while (PQping(url().c_str()) != PQPING_OK) {
      if (now() > end) throw std::runtime_error("the replica does not start");
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  PrivateFolder folder_;
  std::unique_ptr<Process> server_;
};

struct Beside {
  Answered read;
  double p99 = 0;  // milliseconds, of the messages
};

Beside measure_beside_messages(Desk& desk, double seconds) {
  DeskChat chat({&desk}, kVisitors);
  const auto token = desk.staff_token();
  std::vector<std::size_t> asked(kReaders);
  const auto next = [&](int reader) {
    const auto& path = kPaths[asked[static_cast<std::size_t>(reader)]++ % std::size(kPaths)];
    return http_request("GET", path, token, {});
  };
  Beside result;
  std::jthread readers(
      [&] { result.read = measure_answers(desk.port(), kReaders, next, seconds); });
  result.p99 = run_open_loop(chat, {kMessages, seconds}).quantile(0.99) * 1e3;
  readers.join();
  return result;
}

}  // namespace

void measure_replica(Run& run) {
  if (!run.wants("replica: ")) return;
  run.attempt("replica: ", [&] {
    const auto& options = run.options();
    DeskOptions desk{.harken = options.harken,
                     .folder = options.scratch + "/replica",
                     .database = fresh_schema(options.postgres, "replica")};
    fill_desk(desk, {.conversations = kConversations});
    desk.is_kept = true;
    const Replica replica(folder_of(options.postgres));
    auto with_replica = desk;
    with_replica.replica = replica.url() + desk.database.substr(desk.database.find("&options="));
    std::vector<double> rates[2], tails[2], messages[2];
    for (int round = 0; round < options.rounds; ++round)
      for (const bool has_replica : {false, true}) {
        Desk each(has_replica ? with_replica : desk);
        const auto took = measure_beside_messages(each, options.seconds);
        rates[has_replica].push_back(took.read.rate);
        tails[has_replica].push_back(took.read.times.p95);
        messages[has_replica].push_back(took.p99);
      }
    const auto add = [&](const char* what, const char* unit, std::vector<double>* values) {
      run.add(reported(fmt::format("replica: {}", what), unit, median(values[true]),
                       "primary alone", median(values[false])));
    };
    add("lists and searches, beside 500 messages a second", "answers/s", rates);
    add("lists and searches, beside 500 messages a second, p95", "ms", tails);
    add("messages beside them, p99", "ms", messages);
  });
}

}  // namespace harken::load
