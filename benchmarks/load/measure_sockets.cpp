// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <stdexcept>

#include "http.hpp"
#include "measures.hpp"
#include "references.hpp"
#include "websocket.hpp"

namespace harken::load {
namespace {

constexpr int kReceivers = 1000;

bool is_hello(std::string_view frame) { return is_frame_of("hello", frame); }

// Counts who has got each sender's message, and sends the next one when everybody has.
class FanOutCount {
 public:
  FanOutCount(Loop& loop, int senders, int receivers)
      : loop_(loop), receivers_(receivers), senders_(static_cast<std::size_t>(senders)) {}

  using Send = std::function<void(int sender, std::int64_t number)>;
  double run(double seconds, const Send& send) {
    send_ = send;
    for (int i = 0; i < static_cast<int>(senders_.size()); ++i) send_(i, 0);
    loop_.run_for(seconds / 3);
    const auto before = deliveries_;
    const double start = now();
    loop_.run_for(seconds);
    if (deliveries_ == before) throw std::runtime_error("nothing was delivered");
    return static_cast<double>(deliveries_ - before) / (now() - start);
  }

  void count(std::string_view frame) {
    const int index = read_sender(frame);
    if (index < 0) return;
    frame_bytes_ = frame.size();
    ++deliveries_;
    auto& sender = senders_.at(static_cast<std::size_t>(index));
    if (++sender.received < receivers_) return;
    sender.received = 0;
    send_(index, ++sender.number);
  }

  std::size_t frame_bytes() const { return frame_bytes_; }

 private:
  struct Sender {
    int received = 0;
    std::int64_t number = 0;
  };

  Loop& loop_;
  int receivers_;
  std::vector<Sender> senders_;
  Send send_;
  std::int64_t deliveries_ = 0;
  std::size_t frame_bytes_ = 0;
};

}  // namespace

FanOut measure_fan_out(Desk& desk, int senders, double seconds, int receivers) {
  Loop loop;
  FanOutCount counter(loop, senders, receivers);
  int greeted = 0;
  for (int i = 0; i < receivers; ++i)
    open_staff(loop, desk, [&](std::string_view frame) {
      if (is_hello(frame)) ++greeted;
      counter.count(frame);
    });
  std::vector<Connection*> visitors;
  for (const auto& token : desk.make_visitors(senders))
    visitors.push_back(&open_visitor(loop, desk, token, [&](std::string_view frame) {
      if (is_hello(frame)) ++greeted;
    }));
  await_hello(loop, greeted, receivers + senders);
  const auto rate = counter.run(seconds, [&](int sender, std::int64_t number) {
    visitors[static_cast<std::size_t>(sender)]->send(visitor_send(sender, number));
  });
  return {rate, counter.frame_bytes()};
}

double measure_bare_fan_out(int senders, std::size_t frame_bytes, double seconds) {
  const auto port = free_port();
  Process server([port] { run_bare_fan_out(port); });
  server.wait_listening(port);
  Loop loop;
  FanOutCount counter(loop, senders, kReceivers);
  std::vector<Connection*> connections;
  int greeted = 0;
  for (int i = 0; i < kReceivers; ++i)
    connections.push_back(
        &open_websocket(loop, port, "/", {}, {}, [&](Connection&, std::string_view frame) {
          if (is_hello(frame)) ++greeted;
          counter.count(frame);
        }));
  loop.run_for(0.5);
  connections.front()->send(client_frame(R"({"type":"hello"})"));
  await_hello(loop, greeted, kReceivers);
  return counter.run(seconds, [&](int sender, std::int64_t number) {
    auto text = visitor_post(sender, number);
    text.resize(std::max(text.size(), frame_bytes), ' ');
    connections[static_cast<std::size_t>(sender)]->send(client_frame(text));
  });
}

IdleVisitor measure_idle_visitor(Desk& desk, int sockets) {
  const auto before = desk.process().proportional_kb();
  Loop loop;
  int greeted = 0;
  const auto tokens = desk.make_visitors(sockets);
  const auto made = desk.process().proportional_kb();
  // In portions, so that no queue of the server grows to a size that only this measure needs.
  for (int i = 0; i < sockets; ++i) {
    open_visitor(loop, desk, tokens[static_cast<std::size_t>(i)], [&](std::string_view frame) {
      if (is_hello(frame)) ++greeted;
    });
    if (i % 100 == 99) await_hello(loop, greeted, i + 1);
  }
  await_hello(loop, greeted, sockets);
  const auto bytes = [sockets](double kb) { return kb * 1024 / sockets; };
  return {bytes(made - before), bytes(desk.process().proportional_kb() - made)};
}

double measure_idle_socket(Desk& desk, int sockets) {
  const auto visitor = measure_idle_visitor(desk, sockets);
  return visitor.session + visitor.socket;
}

double measure_resident(Desk& desk, int agents, int visitors) {
  Loop loop;
  int greeted = 0;
  const auto greet = [&](std::string_view frame) {
    if (is_hello(frame)) ++greeted;
  };
  for (int i = 0; i < agents; ++i) open_staff(loop, desk, greet);
  std::vector<Connection*> connections;
  for (const auto& token : desk.make_visitors(visitors))
    connections.push_back(&open_visitor(loop, desk, token, greet));
  await_hello(loop, greeted, agents + visitors);
  int visitor = 0;
  for (auto* connection : connections) connection->send(visitor_send(visitor++, 0));
  loop.run_for(2);
  return desk.process().resident_kb();
}

}  // namespace harken::load
