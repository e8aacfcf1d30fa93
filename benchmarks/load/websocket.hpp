// SPDX-License-Identifier: AGPL-3.0-or-later
// As much of RFC 6455 as the load needs: whole text frames.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "loop.hpp"

namespace harken::load {

// A client's frame. Its mask is zero, so that masking costs the generator nothing.
std::string client_frame(std::string_view text);
// The same from a server.
std::string server_frame(std::string_view text);

// A connection that has sent its upgrade request, and hands over each text frame after it.
// Pings are answered; a close throws with its reason.
using OnFrame = std::function<void(Connection&, std::string_view text)>;
Connection& open_websocket(Loop& loop, std::uint16_t port, std::string_view path,
                           std::string_view token, std::string_view hello, OnFrame on_frame,
                           int client = 0);

// Calls `on_frame(opcode, payload)` for every whole frame at the front of the bytes, masked or not,
// and returns how many bytes those took.
using OnRawFrame = std::function<void(unsigned opcode, std::string_view payload)>;
std::size_t read_frames(std::string_view bytes, const OnRawFrame& on_frame);

}  // namespace harken::load
