// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/neighbours.hpp"

#include <spdlog/spdlog.h>

#include "adapters/bus_nats/nats_bus.hpp"

namespace harken::server {

namespace {

// How late others' events are at most, when the bus is away.
constexpr std::chrono::milliseconds kLookEvery{1'000};

}  // namespace

Result<std::unique_ptr<Bus>> open_bus(const Config& config) {
  if (config.nats.empty()) return std::make_unique<NoBus>();
  return open_nats_bus(config.nats, [](const std::string& what) { spdlog::warn("NATS {}", what); });
}

Neighbours::Neighbours(Database& database, std::unique_ptr<Bus> bus)
    : relay_(
          database, [this](std::span<const Event> events) { ears_.on_events(events); }, kLookEvery),
      bus_(std::move(bus)) {}

Status Neighbours::start(Ears ears) {
  ears_ = std::move(ears);
  RETURN_IF_ERROR(relay_.start());
  bus_->on_message([this](std::string_view message) { hear(message); });
  return {};
}

void Neighbours::stop() {
  bus_->on_message({});
  relay_.stop();
}

void Neighbours::committed(std::span<const Event> events) {
  relay_.committed(events);
  tell(ws::Committed{events.front().workspace_id, events.back().seq});
}

void Neighbours::hear(std::string_view message) {
  const auto news = ws::parse_news(message);
  if (!news) return;
  const auto* committed = std::get_if<ws::Committed>(&*news);
  if (committed) return relay_.heard(committed->workspace_id, committed->newest);
  ears_.on_news(*news);
}

}  // namespace harken::server
