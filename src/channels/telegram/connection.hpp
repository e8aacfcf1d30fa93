// SPDX-License-Identifier: AGPL-3.0-or-later
// What a configured channel means for the two halves of the driver.
#pragma once

#include "channels/telegram/bot_api.hpp"
#include "channels/telegram/settings.hpp"
#include "ports/channel_driver.hpp"

namespace harken::telegram {

// Empty when there is none.
inline const Secret& secret_of(const Connection& connection, std::string_view name) {
  static const Secret kNone;
  const auto found = connection.secrets.find(name);
  return found == connection.secrets.end() ? kNone : found->second;
}

// What is stored was checked before; if it is damaged all the same, Telegram's own address is used.
inline Settings settings_of(const Connection& connection) {
  return read_settings(connection.settings).value_or(Settings());
}

inline BotApi api_of(HttpClient& http, const Connection& connection) {
  return {http, settings_of(connection).api_url, secret_of(connection, "token")};
}

}  // namespace harken::telegram
