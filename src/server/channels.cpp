// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/channels.hpp"

#include "adapters/http_client/curl_client.hpp"
#include "channels/api/api_channel.hpp"
#include "channels/email/email.hpp"
#include "channels/email/sandbox.hpp"
#include "channels/telegram/telegram.hpp"

namespace harken::server {

namespace {

// What the configuration says was checked when it was read.
EgressRules egress_rules(const Config& config) {
  return EgressRules::parse(config.egress_allow).value_or(EgressRules{});
}

email::EmailOptions email_options(const Config& config) {
  email::EmailOptions options;
  // This very program, whatever lies in its place meanwhile.
  const auto start = [] { return email::start_child({"/proc/self/exe", "sandbox", "--lasting"}); };
  options.read = [sandbox = std::make_shared<email::Sandbox>(start)](std::string_view mail) {
    return sandbox->read(mail);
  };
  options.egress = egress_rules(config);
  options.ca_file = config.mail_ca_file;
  return options;
}

}  // namespace

std::unique_ptr<HttpClient> make_egress(const Config& config) {
  return std::make_unique<CurlClient>(egress_rules(config));
}

ChannelDrivers make_drivers(const Config& config, HttpClient& http, Clock& clock) {
  ChannelDrivers drivers;
  drivers.add(ChannelKind::api, std::make_unique<api_channel::ApiChannelDriver>(http, clock));
  drivers.add(ChannelKind::telegram, std::make_unique<TelegramDriver>(http));
  drivers.add(ChannelKind::email,
              std::make_unique<email::EmailDriver>(http, clock, email_options(config)));
  return drivers;
}

}  // namespace harken::server
