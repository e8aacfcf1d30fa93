// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure_peer_tickets.hpp"

#include <fmt/format.h>

#include <optional>

#include "answer_times.hpp"
#include "peers.hpp"

namespace harken::load {
namespace {

constexpr int kAtOnce[] = {1, 16};
constexpr int kTickets = 16;  // that are answered
constexpr double kTimesTheirs = 100;

const std::string& words() {
  static const std::string text(200, 'x');
  return text;
}

// Requests to a desk of tickets, whichever it is.
struct TicketDesk {
  std::uint16_t port = 0;
  NextRequest create;
  std::function<std::string(const std::string& ticket, int connection)> answer;
  std::string list;
};

std::string client_id() {
  static std::int64_t next = 0;
  return fmt::format("{:012x}ticket{:08}", static_cast<std::int64_t>(now() * 1000), ++next);
}

std::string document() {
  return fmt::format(
      R"({{"type":"doc","content":[{{"type":"paragraph","content":[{{"type":"text","text":"{}"}}]}}]}})",
      words());
}

// An answer goes to whoever asked for the ticket, as that of Request Tracker does.
TicketDesk ours(Desk& desk) {
  const auto token = desk.staff_token();
  return {desk.port(),
          [token](int) {
            return http_request(
                "POST", "/api/v1/tickets", token,
                fmt::format(R"({{"client_id":"{}","title":"Bench","description":{}}})", client_id(),
                            document()));
          },
          [token](const std::string& ticket, int) {
            return http_request(
                "POST", fmt::format("/api/v1/tickets/{}/threads/main/messages", ticket), token,
                fmt::format(R"({{"client_id":"{}","body":{}}})", client_id(), document()));
          },
          http_request("GET", "/api/v1/tickets?limit=50", token, {})};
}

TicketDesk theirs(const RequestTracker& tracker) {
  const auto header = fmt::format("Authorization: token {}\r\n", tracker.token);
  const auto post = [header](const std::string& path, const std::string& body) {
    return http_request("POST", "/REST/2.0/" + path, {}, body, header);
  };
  return {
      tracker.peer.port,
      [post](int) {
        return post(
            "ticket",
            fmt::format(R"({{"Queue":"General","Subject":"Bench","Content":"{}"}})", words()));
      },
      [post](const std::string& ticket, int) {
        return post("ticket/" + ticket + "/correspond",
                    fmt::format(R"({{"ContentType":"text/plain","Content":"{}"}})", words()));
      },
      http_request("GET",
                   "/REST/2.0/tickets?query=Status%3D'__Active__'&orderby=id&order=DESC&per_page=50"
                   "&fields=Subject,Status,Owner,Queue,Priority,Created",
                   {}, {}, header)};
}

std::vector<std::string> make_tickets(const TicketDesk& desk) {
  std::vector<std::string> ids;
  for (int i = 0; i < kTickets; ++i) {
    const auto made = fetch(desk.port, desk.create(i));
    ids.emplace_back(json_string(made.body, "id"));
  }
  return ids;
}

class Comparison {
 public:
  Comparison(Run& run, TicketDesk mine, TicketDesk other)
      : run_(run), mine_(std::move(mine)), other_(std::move(other)) {}

  void measure() {
    answered(mine_, my_tickets_ = make_tickets(mine_));
    answered(other_, their_tickets_ = make_tickets(other_));
    for (const int connections : kAtOnce) {
      const auto how =
          connections == 1 ? std::string("one at a time") : fmt::format("{} at once", connections);
      rates("created, " + how, connections, mine_.create, other_.create);
      rates("answered, " + how, connections, answer_of(mine_, my_tickets_),
            answer_of(other_, their_tickets_));
      list(how, connections);
    }
  }

 private:
  static NextRequest answer_of(const TicketDesk& desk, const std::vector<std::string>& tickets) {
    return [&](int i) { return desk.answer(tickets[static_cast<std::size_t>(i)], i); };
  }
  // So that the first measure does not pay for what is compiled at the first request.
  static void answered(const TicketDesk& desk, const std::vector<std::string>& tickets) {
    for (int i = 0; i < 4; ++i) fetch(desk.port, desk.answer(tickets.front(), 0));
    fetch(desk.port, desk.list);
  }

  Answered ask(const TicketDesk& desk, int connections, const NextRequest& next) const {
    return measure_answers(desk.port, connections, next, run_.options().seconds);
  }

  void rates(const std::string& what, int connections, const NextRequest& mine,
             const NextRequest& other) {
    run_.compare(
        ratio("peers: tickets " + what, "tickets/s", "Request Tracker", kTimesTheirs, kTimesTheirs),
        [&] { return ask(mine_, connections, mine).rate; },
        [&] { return ask(other_, connections, other).rate; });
  }

  // A page of fifty of what the run has made so far, which is more on our side.
  void list(const std::string& how, int connections) {
    const auto name = "peers: tickets listed, " + how;
    if (!run_.wants(name)) return;
    std::vector<double> mine50, mine95, other50, other95;
    for (int round = 0; round < run_.options().rounds; ++round) {
      const auto other = ask(other_, connections, [&](int) { return other_.list; });
      const auto mine = ask(mine_, connections, [&](int) { return mine_.list; });
      mine50.push_back(mine.times.p50);
      mine95.push_back(mine.times.p95);
      other50.push_back(other.times.p50);
      other95.push_back(other.times.p95);
    }
    run_.add(reported(name + ", p50", "ms", median(mine50), "Request Tracker", median(other50)));
    run_.add(reported(name + ", p95", "ms", median(mine95), "Request Tracker", median(other95)));
  }

  Run& run_;
  TicketDesk mine_;
  TicketDesk other_;
  std::vector<std::string> my_tickets_;
  std::vector<std::string> their_tickets_;
};

}  // namespace

void measure_peer_tickets(Run& run) {
  if (!run.wants("peers: tickets ")) return;
  run.attempt("peers: tickets", [&] {
    auto desk = run.start_desk();
    const auto tracker = start_request_tracker(run.options().postgres);
    Comparison(run, ours(desk), theirs(tracker)).measure();
  });
}

}  // namespace harken::load
