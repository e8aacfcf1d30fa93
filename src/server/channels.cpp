// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/channels.hpp"

#include "adapters/http_client/curl_client.hpp"
#include "channels/api/api_channel.hpp"
#include "channels/telegram/telegram.hpp"

namespace harken::server {

std::unique_ptr<HttpClient> make_egress(const Config&) { return std::make_unique<CurlClient>(); }

ChannelDrivers make_drivers(HttpClient& http, Clock& clock) {
  ChannelDrivers drivers;
  drivers.add(ChannelKind::api, std::make_unique<api_channel::ApiChannelDriver>(http, clock));
  drivers.add(ChannelKind::telegram, std::make_unique<TelegramDriver>(http));
  return drivers;
}

}  // namespace harken::server
