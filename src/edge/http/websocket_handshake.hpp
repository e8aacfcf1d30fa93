// SPDX-License-Identifier: AGPL-3.0-or-later
// The HTTP side of a WebSocket: RFC 6455, section 4.2.
#pragma once

#include <string>
#include <string_view>

#include "edge/http/http.hpp"

namespace harken::edge {

bool wants_websocket(const Request& request);
// The answer 101, or 400 and 426 when the handshake is not a good one.
Response accept_websocket(const Request& request);
std::string websocket_accept(std::string_view key);

}  // namespace harken::edge
