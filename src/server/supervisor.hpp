// SPDX-License-Identifier: AGPL-3.0-or-later
// What systemd wants to hear from a service (sd_notify(3)), without its library.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace harken::server {

// READY=1, STOPPING=1, WATCHDOG=1. Nothing happens where nobody listens.
void tell_supervisor(std::string_view state);

// How often it wants a WATCHDOG=1 at least, a third of the time after which it gives up; none:
// never.
std::optional<std::chrono::milliseconds> watchdog_interval();

}  // namespace harken::server
