// SPDX-License-Identifier: AGPL-3.0-or-later
// The other processes on the same database: what they have committed comes from here, and what they
// need to know of this one goes there.
#pragma once

#include <functional>
#include <memory>

#include "edge/ws/news.hpp"
#include "jobs/relay.hpp"
#include "ports/bus.hpp"
#include "ports/database.hpp"
#include "server/config.hpp"

namespace harken::server {

// Without --nats a bus that reaches nobody: the others look into the database every second.
// Errors: invalid, for an address that is none.
Result<std::unique_ptr<Bus>> open_bus(const Config& config);

class Neighbours {
 public:
  struct Ears {
    std::function<void(std::span<const Event>)> on_events;  // of others, in order
    std::function<void(const ws::News&)> on_news;           // but for what they have committed
  };
  Neighbours(Database& database, std::unique_ptr<Bus> bus);
  Status start(Ears ears);
  void stop();
  void tell(const ws::News& news) { bus_->publish(ws::encode(news)); }
  bool is_bus_connected() const { return bus_->is_connected(); }
  // After a commit of this process.
  void committed(std::span<const Event> events);

 private:
  void hear(std::string_view message);

  Ears ears_;
  jobs::Relay relay_;
  std::unique_ptr<Bus> bus_;  // goes first: it calls the others
};

}  // namespace harken::server
