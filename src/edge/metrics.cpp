// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/metrics.hpp"

#include <prometheus/text_serializer.h>

#include <algorithm>

namespace harken::edge {

namespace {

prometheus::Counter& counter(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

Metrics::Metrics()
    : requests_(prometheus::BuildCounter()
                    .Name("harken_http_requests_total")
                    .Help("HTTP answers by status class")
                    .Register(registry_)),
      socket_family_(prometheus::BuildGauge()
                         .Name("harken_sockets")
                         .Help("Open WebSockets by kind")
                         .Register(registry_)),
      staff_sockets_(socket_family_.Add({{"kind", "staff"}})),
      visitor_sockets_(socket_family_.Add({{"kind", "visitor"}})),
      delivered_(counter(registry_, "harken_events_delivered_total", "Events sent to sockets")),
      slow_(counter(registry_, "harken_slow_sockets_total", "Sockets whose queue was dropped")),
      ack_seconds_(
          prometheus::BuildHistogram()
              .Name("harken_ack_seconds")
              .Help("From a message on a socket to its durable acknowledgement")
              .Register(registry_)
              .Add({}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                               0.025, 0.05, 0.1, 0.25, 1, 5})),
      queued_writes_(prometheus::BuildGauge()
                         .Name("harken_queued_writes")
                         .Help("Transactions that wait for the database")
                         .Register(registry_)
                         .Add({})) {
  for (int i = 1; i <= 5; ++i)
    by_class_[i] = &requests_.Add({{"status", std::to_string(i) + "xx"}});
}

void Metrics::count_request(int status) { by_class_[std::clamp(status / 100, 1, 5)]->Increment(); }

void Metrics::count_acked(std::chrono::steady_clock::duration since_received) {
  ack_seconds_.Observe(std::chrono::duration<double>(since_received).count());
}

std::string Metrics::text(std::size_t queued_writes) {
  queued_writes_.Set(static_cast<double>(queued_writes));
  return prometheus::TextSerializer().Serialize(registry_.Collect());
}

}  // namespace harken::edge
