// SPDX-License-Identifier: AGPL-3.0-or-later
// The kinds of channels that this server has: one line each.
#pragma once

#include <memory>

#include "ports/channel_driver.hpp"
#include "ports/env.hpp"
#include "ports/http_client.hpp"
#include "server/config.hpp"

namespace harken::server {

std::unique_ptr<HttpClient> make_egress(const Config& config);
// Borrows the client and the clock.
ChannelDrivers make_drivers(const Config& config, HttpClient& http, Clock& clock);

}  // namespace harken::server
