// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/bus_nats/nats_bus.hpp"
#include "server/doctor.hpp"

namespace harken::server {

// A desk of several nodes works without it, only slower: so it is nothing worse than a warning.
void examine_bus(const Config& config, Findings& findings) {
  if (config.nats.empty()) return;
  const auto bus = open_nats_bus(config.nats, [](const std::string&) {});
  if (!bus)
    findings.push_back({"nats", Health::error, bus.error().detail,
                        "Correct --nats: no node starts with an address that is none."});
  else if (!(*bus)->is_connected())
    findings.push_back({"nats", Health::warning, "the NATS server is away, or does not let us in",
                        "Look at it, and at the address, user and password of --nats: until it is "
                        "there, nodes hear of each other once a second only."});
  else
    findings.push_back({"nats", Health::ok, "the NATS server answers"});
}

}  // namespace harken::server
