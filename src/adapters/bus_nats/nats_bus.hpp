// SPDX-License-Identifier: AGPL-3.0-or-later
// A Bus on a NATS server (core NATS: at most once, as the bus promises no more).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "ports/bus.hpp"

namespace harken {

// The address is nats://[user:password@]host:port, or tls://… What stands behind a / is the
// subject, for desks that share a server. A server that is away is no error: it is looked for again
// every second or two, for as long as the bus lives; `on_change` is told of it ("is away: …", "is
// there"), on any thread. One that refuses twice who asks is not looked for again: the library
// gives it up. Errors: invalid, for an address that is none, or when it was given up at once; their
// detail holds no password.
Result<std::unique_ptr<Bus>> open_nats_bus(const std::string& address,
                                           std::function<void(const std::string&)> on_change);

}  // namespace harken
