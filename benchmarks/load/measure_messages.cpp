// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <stdexcept>

#include "http.hpp"
#include "measures.hpp"
#include "websocket.hpp"

namespace harken::load {
namespace {

// Visitors with one message in flight each, and an agent who sees them all.
class Conversations {
 public:
  Conversations(const std::vector<Desk*>& nodes, int count)
      : visitors_(static_cast<std::size_t>(count)) {
    const auto tokens = nodes.front()->make_visitors(count);
    int greeted = 0;
    open_staff(loop_, *nodes.back(),
               [&, this](std::string_view frame) { on_staff(frame, greeted); });
    for (int i = 0; i < count; ++i) {
      const auto index = static_cast<std::size_t>(i);
      auto& visitor = visitors_[index];
      visitor.connection =
          &open_visitor(loop_, *nodes[index % nodes.size()], tokens[index],
                        [&, this, i](std::string_view frame) { on_visitor(i, frame, greeted); });
    }
    await_hello(loop_, greeted, count + 1);
  }

  // Returns how many were done a second, after a warm-up.
  double run(double seconds) {
    for (int i = 0; i < static_cast<int>(visitors_.size()); ++i) send(i);
    loop_.run_for(seconds / 3);
    latencies_.clear();
    const double start = now();
    loop_.run_for(seconds);
    if (latencies_.empty()) throw std::runtime_error("no message was delivered");
    return static_cast<double>(latencies_.size()) / (now() - start);
  }

  double p50() {
    std::ranges::sort(latencies_);
    return latencies_[latencies_.size() / 2];
  }

 private:
  struct Visitor {
    Connection* connection = nullptr;
    std::int64_t number = 0;
    double sent_at = 0;
    bool is_acked = false;
    bool is_shown = false;
  };

  void send(int index) {
    auto& visitor = visitors_[static_cast<std::size_t>(index)];
    visitor.is_acked = visitor.is_shown = false;
    visitor.sent_at = now();
    visitor.connection->send(visitor_send(index, ++visitor.number));
  }

  void on_staff(std::string_view frame, int& greeted) {
    if (is_frame_of("hello", frame)) ++greeted;
    const int sender = read_sender(frame);
    if (sender < 0) return;
    visitors_.at(static_cast<std::size_t>(sender)).is_shown = true;
    go_on(sender);
  }

  void on_visitor(int index, std::string_view frame, int& greeted) {
    if (is_frame_of("hello", frame)) ++greeted;
    if (is_frame_of("refused", frame)) throw std::runtime_error("refused: " + std::string(frame));
    if (!is_frame_of("ack", frame)) return;
    visitors_[static_cast<std::size_t>(index)].is_acked = true;
    go_on(index);
  }

  void go_on(int index) {
    const auto& visitor = visitors_[static_cast<std::size_t>(index)];
    if (!visitor.is_acked || !visitor.is_shown) return;
    latencies_.push_back(now() - visitor.sent_at);
    send(index);
  }

  Loop loop_;
  std::vector<Visitor> visitors_;
  std::vector<double> latencies_;
};

}  // namespace

double measure_delivered(Desk& desk, int in_flight, double seconds) {
  return measure_delivered(std::vector{&desk}, in_flight, seconds);
}

double measure_delivered(const std::vector<Desk*>& nodes, int in_flight, double seconds) {
  return Conversations(nodes, in_flight).run(seconds);
}

double measure_one_alone(Desk& desk, double seconds) {
  Conversations one({&desk}, 1);
  one.run(seconds);
  return one.p50();
}

double measure_post(Desk& desk, double seconds) {
  constexpr int kConnections = 64;
  const auto tokens = desk.make_visitors(kConnections);
  std::vector<std::int64_t> numbers(kConnections);
  const auto next = [&](int i) {
    const auto index = static_cast<std::size_t>(i);
    return http_request("POST", "/api/v1/widget/demo/messages", tokens[index],
                        visitor_post(i, ++numbers[index]));
  };
  return measure_http(desk.port(), kConnections, next, seconds);
}

double measure_get(Desk& desk, int connections, double seconds) {
  const auto visitor = desk.make_visitors(1).front();
  for (int i = 0; i < 3; ++i)
    fetch(desk.port(),
          http_request("POST", "/api/v1/widget/demo/messages", visitor, visitor_post(0, i)));
  const auto list = fetch(desk.port(), http_request("GET", "/api/v1/conversations?view=new&limit=1",
                                                    desk.staff_token(), {}));
  const auto path =
      "/api/v1/conversations/" + std::string(json_string(list.body, "id")) + "/messages";
  const auto request = http_request("GET", path, desk.staff_token(), {});
  const auto answer = fetch(desk.port(), request);
  if (read_sender(answer.body) != 0)
    throw std::runtime_error("not the new conversation: " + answer.body);
  return measure_http(desk.port(), connections, [&](int) { return request; }, seconds);
}

}  // namespace harken::load
