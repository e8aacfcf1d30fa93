// SPDX-License-Identifier: AGPL-3.0-or-later
// Frames as they stand on the wire (RFC 6455). What the server sends is built once, header and all,
// and shared by every socket that gets it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace harken::ws {

using Buffer = std::shared_ptr<const std::string>;

enum class Opcode : std::uint8_t {
  continuation = 0,
  text = 1,
  binary = 2,
  close = 8,
  ping = 9,
  pong = 10,
};

// Why a socket is closed. 4000 and above are ours.
namespace close_code {
inline constexpr std::uint16_t kGoingAway = 1001;
inline constexpr std::uint16_t kProtocol = 1002;
inline constexpr std::uint16_t kUnsupported = 1003;
inline constexpr std::uint16_t kBadUtf8 = 1007;
inline constexpr std::uint16_t kPolicy = 1008;
inline constexpr std::uint16_t kTooLarge = 1009;
inline constexpr std::uint16_t kRestart = 1012;
inline constexpr std::uint16_t kTryLater = 1013;
inline constexpr std::uint16_t kSignedOut = 4001;  // not or no longer allowed in: do not reconnect
inline constexpr std::uint16_t kTooSlow = 4008;
}  // namespace close_code

Buffer make_frame(Opcode opcode, std::string_view payload);
inline Buffer make_text(std::string_view payload) { return make_frame(Opcode::text, payload); }
Buffer make_close(std::uint16_t code);

bool is_utf8(std::string_view text);

}  // namespace harken::ws
