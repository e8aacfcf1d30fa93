// SPDX-License-Identifier: AGPL-3.0-or-later
// A channel of somebody's own: their program posts what comes in to our hook, and gets what goes
// out as signed webhooks (Standard Webhooks 1.0).
#pragma once

#include "ports/channel_driver.hpp"
#include "ports/env.hpp"
#include "ports/http_client.hpp"

namespace harken::api_channel {

class ApiChannelDriver : public ChannelDriver {
 public:
  ApiChannelDriver(HttpClient& http, Clock& clock) : http_(http), clock_(clock) {}
  // {"url": where webhooks go; empty or absent: nowhere, the program only reads the API;
  //  "capabilities": what the program understands besides messages: "edit", "delete"}.
  Result<std::string> check(const Connection&) override;
  // Authorization: Bearer <hook_secret>.
  Result<std::vector<RawInbound>> read_hook(const Connection&, const HookRequest&) override;
  Result<Inbound> parse(const Connection&, const std::vector<RawInbound>&) override;
  SendResult send(const Connection&, const Outbound&, const SendTools&) override;
  SendResult correct(const Connection&, const Outbound&, const SendTools&) override;
  DeclaredCapabilities declared(const std::string& settings) const override;
  Repeat repeats() const override { return Repeat::always; }

 private:
  HttpClient& http_;
  Clock& clock_;
};

}  // namespace harken::api_channel
