// SPDX-License-Identifier: AGPL-3.0-or-later
// What the edge counts, for GET /metrics. Counting costs an atomic addition.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <string>

namespace harken::edge {

class Metrics {
 public:
  Metrics();

  void count_request(int status);
  void socket_opened(bool is_staff) { sockets(is_staff).Increment(); }
  void socket_closed(bool is_staff) { sockets(is_staff).Decrement(); }
  void count_delivered(std::size_t frames) { delivered_.Increment(static_cast<double>(frames)); }
  void count_acked(std::chrono::steady_clock::duration since_received);
  void count_slow_socket() { slow_.Increment(); }
  // Asked for when the metrics are read.
  std::string text(std::size_t queued_writes);

 private:
  prometheus::Gauge& sockets(bool is_staff) { return is_staff ? staff_sockets_ : visitor_sockets_; }

  prometheus::Registry registry_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Counter* by_class_[6] = {};
  prometheus::Family<prometheus::Gauge>& socket_family_;
  prometheus::Gauge& staff_sockets_;
  prometheus::Gauge& visitor_sockets_;
  prometheus::Counter& delivered_;
  prometheus::Counter& slow_;
  prometheus::Histogram& ack_seconds_;
  prometheus::Gauge& queued_writes_;
};

}  // namespace harken::edge
