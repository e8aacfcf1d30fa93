// SPDX-License-Identifier: AGPL-3.0-or-later
// Beside what somebody would run instead: chat servers for sessions and delivery, in the same
// rounds; and beside a bare echo, which no promise is made of.
#include <fmt/format.h>

#include <map>

#include "desk_chat.hpp"
#include "echo_chat.hpp"
#include "measure_peer_tickets.hpp"
#include "peers.hpp"
#include "references.hpp"
#include "run.hpp"
#include "xmpp.hpp"

namespace harken::load {
namespace {

constexpr int kPeople = 100;
constexpr int kSessions[] = {1'000, 5'000};
constexpr double kRates[] = {1'000, 4'000};
// What the issue of this measure asks for.
constexpr double kShareOfMemory = 0.1;
constexpr double kFsyncs = 3;
constexpr const char* kEcho = "a bare Beast echo";

struct Server {
  std::string name;
  Chat* chat = nullptr;
  const Process* process = nullptr;
};

// Ours is the first; of the others those that could be started.
class Servers {
 public:
  explicit Servers(Run& run) : desk_(run.start_desk()), ours_({&desk_}, kPeople) {
    servers_.push_back({"Harken", &ours_, &desk_.process()});
    add<XmppChat>(run, "ejabberd", start_ejabberd);
    add<XmppChat>(run, "Prosody", start_prosody);
    add<EchoChat>(run, kEcho, start_echo);
  }
  const std::vector<Server>& all() const { return servers_; }

 private:
  struct Started {
    Peer peer;
    std::unique_ptr<Chat> chat;
  };

  template <class ChatOf>
  void add(Run& run, const std::string& name, Peer (*start)()) {
    run.attempt("peers: " + name, [&] {
      auto peer = start();
      auto chat = std::make_unique<ChatOf>(peer, kPeople);
      const auto& made = started_.emplace_back(std::move(peer), std::move(chat));
      servers_.push_back({name, made.chat.get(), made.peer.process.get()});
    });
  }

  Desk desk_;
  DeskChat ours_;
  std::vector<Started> started_;
  std::vector<Server> servers_;
};

// Bytes a session, by how many there are.
std::vector<Point> measure_sessions(const Server& server) {
  server.chat->settle();
  const double before = server.process->proportional_kb();
  std::vector<Point> points;
  int connected = 0;
  for (const int count : kSessions) {
    server.chat->add_idle(count - connected);
    connected = count;
    server.chat->settle();
    points.emplace_back(count, (server.process->proportional_kb() - before) * 1024 / count);
  }
  return points;
}

void measure_idle_sessions(Run& run, const Servers& servers) {
  std::map<std::string, std::vector<Point>> bytes;
  Plot plot{.title = "Memory of an idle session, beside chat servers",
            .x = "sessions",
            .y = "bytes a session",
            .is_log_x = true,
            .is_log_y = true};
  for (const auto& server : servers.all())
    run.attempt("peers: memory of " + server.name, [&] {
      bytes[server.name] = measure_sessions(server);
      plot.curves.push_back({server.name, bytes[server.name]});
    });
  const auto& ours = bytes["Harken"];
  for (const auto& [name, theirs] : bytes) {
    if (name == "Harken" || ours.empty()) continue;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      auto line = ratio(
          fmt::format("peers: memory of an idle visitor, at {}, beside {}", kSessions[i], name),
          "bytes", "by " + name, kShareOfMemory, kShareOfMemory);
      line.is_limit = true;
      line.value = ours[i].second;
      line.reference = theirs[i].second;
      if (name == kEcho) line.at_least = line.aim = std::nullopt;
      run.add(line);
    }
  }
  run.add(std::move(plot));
}

// Seconds, of each round.
struct Rounds {
  std::vector<double> p50, p99;
};

class Delivery {
 public:
  Delivery(Run& run, const Servers& servers, double rate)
      : run_(run),
        servers_(servers),
        rate_(rate),
        name_(fmt::format("peers: delivery at {} a second", rate)),
        by_percentile_{
            .title = fmt::format("Delivery at {} messages a second, beside chat servers", rate),
            .x = "one message in so many …",
            .y = "takes so many milliseconds or more",
            .is_log_x = true,
            .is_log_y = true} {}

  void measure() {
    for (int round = 0; round < run_.options().rounds; ++round) {
      measure_disk(round);
      for (const auto& server : servers_.all()) measure_round(server, round);
    }
    for (const auto& server : servers_.all()) compare_to(server.name);
    run_.add(std::move(by_percentile_));
  }

 private:
  // One fdatasync in a hundred takes several times as long as the usual one, and whoever is durable
  // has that in their own p99: so a share is compared with that share of the disk's, too.
  void measure_disk(int round) {
    const auto& options = run_.options();
    fsyncs_.push_back(measure_fdatasync(options.scratch) * 1e6);
    const auto took = measure_fdatasync_at(rate_, options.scratch, options.seconds);
    fsyncs_p99_.push_back(took.quantile(0.99) * 1e6);
    if (round == 0) by_percentile_.curves.push_back({"fdatasync alone", took.by_percentile()});
  }

  // A peer that cannot keep up is said so, and the others go on.
  void measure_round(const Server& server, int round) {
    run_.attempt(name_ + " by " + server.name, [&] {
      const auto took = run_open_loop(*server.chat, {rate_, run_.options().seconds});
      auto& rounds = rounds_[server.name];
      rounds.p50.push_back(took.quantile(0.5) * 1e6);
      rounds.p99.push_back(took.quantile(0.99) * 1e6);
      if (round == 0) by_percentile_.curves.push_back({server.name, took.by_percentile()});
    });
  }

  void compare_to(const std::string& peer) {
    const auto ours = rounds_.find("Harken");
    const auto theirs = rounds_.find(peer);
    if (peer == "Harken" || ours == rounds_.end() || theirs == rounds_.end()) return;
    const auto compare = [&](const char* which, std::vector<double> Rounds::* values) {
      const double mine = median(ours->second.*values);
      const double other = median(theirs->second.*values);
      run_.add(
          reported(fmt::format("{}, {}, beside {}", name_, which, peer), "µs", mine, peer, other));
      if (peer == kEcho) return;
      const auto name = fmt::format("{}, {}, beyond that of {}", name_, which, peer);
      add_beyond(name, mine - other, "fdatasync", median(fsyncs_));
      if (values == &Rounds::p99)
        add_beyond(name + ", of the disk's p99", mine - other, "fdatasync at that rate, p99",
                   median(fsyncs_p99_));
    };
    compare("p50", &Rounds::p50);
    compare("p99", &Rounds::p99);
  }

  void add_beyond(const std::string& name, double beyond, const char* of, double reference) {
    auto line = ratio(name, "µs", of, kFsyncs, kFsyncs);
    line.is_limit = true;
    line.value = beyond;
    line.reference = reference;
    run_.add(line);
  }

  Run& run_;
  const Servers& servers_;
  double rate_;
  std::string name_;
  Plot by_percentile_;
  std::map<std::string, Rounds> rounds_;
  std::vector<double> fsyncs_, fsyncs_p99_;  // µs, of each round
};

}  // namespace

void measure_peers(Run& run) {
  if (!run.wants("peers: ")) return;
  if (run.wants("peers: memory") || run.wants("peers: delivery"))
    run.attempt("peers: ", [&] {
      const Servers servers(run);
      if (run.wants("peers: delivery"))
        for (const double rate : kRates) Delivery(run, servers, rate).measure();
      if (run.wants("peers: memory")) measure_idle_sessions(run, servers);
    });
  measure_peer_tickets(run);
}

}  // namespace harken::load
