// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/channels.hpp"

#include "adapters/http_client/curl_client.hpp"
#include "channels/api/api_channel.hpp"
#include "channels/telegram/telegram.hpp"

namespace harken::server {

// What the configuration says was checked when it was read.
std::unique_ptr<HttpClient> make_egress(const Config& config) {
  return std::make_unique<CurlClient>(
      EgressRules::parse(config.egress_allow).value_or(EgressRules{}));
}

ChannelDrivers make_drivers(HttpClient& http, Clock& clock) {
  ChannelDrivers drivers;
  drivers.add(ChannelKind::api, std::make_unique<api_channel::ApiChannelDriver>(http, clock));
  drivers.add(ChannelKind::telegram, std::make_unique<TelegramDriver>(http));
  return drivers;
}

}  // namespace harken::server
