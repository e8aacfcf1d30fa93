// SPDX-License-Identifier: AGPL-3.0-or-later
#include "websocket.hpp"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>

namespace harken::load {
namespace {

constexpr unsigned kText = 0x81;
constexpr unsigned kPong = 0x8a;

std::string frame(unsigned first_byte, std::string_view payload, bool is_masked) {
  const unsigned mask = is_masked ? 0x80U : 0U;
  std::string out(1, static_cast<char>(first_byte));
  if (payload.size() < 126) {
    out += static_cast<char>(mask | payload.size());
  } else if (payload.size() < 65536) {
    out += static_cast<char>(mask | 126U);
    out += static_cast<char>(payload.size() >> 8U);
    out += static_cast<char>(payload.size());
  } else {
    throw std::runtime_error("a frame above 64 KiB");
  }
  if (is_masked) out.append(4, '\0');
  out += payload;
  return out;
}

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
  return value;
}

void answer_control(Connection& connection, unsigned opcode, std::string_view payload) {
  if (opcode == 9) connection.send(frame(kPong, payload, true));
  if (opcode == 8 && payload.size() >= 2)
    throw std::runtime_error(
        fmt::format("closed {}: {}", big_endian(payload.substr(0, 2)), payload.substr(2)));
}

}  // namespace

std::string client_frame(std::string_view text) { return frame(kText, text, true); }
std::string server_frame(std::string_view text) { return frame(kText, text, false); }

std::size_t read_frames(std::string_view bytes, const OnRawFrame& on_frame) {
  std::size_t used = 0;
  while (bytes.size() - used >= 2) {
    const auto rest = bytes.substr(used);
    const auto second = static_cast<unsigned char>(rest[1]);
    std::size_t length = second & 0x7fU;
    const std::size_t extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    const std::size_t head = 2 + extended + ((second & 0x80U) ? 4 : 0);
    if (rest.size() < head) break;
    if (extended) length = big_endian(rest.substr(2, extended));
    if (rest.size() < head + length) break;
    on_frame(static_cast<unsigned char>(rest[0]) & 0x0fU, rest.substr(head, length));
    used += head + length;
  }
  return used;
}

Connection& open_websocket(Loop& loop, std::uint16_t port, std::string_view path,
                           std::string_view token, std::string_view hello, OnFrame on_frame,
                           int client) {
  auto& connection = loop.connect(port, client);
  auto is_open = std::make_shared<bool>(false);
  auto read = [is_open, on_frame = std::move(on_frame)](Connection& self) {
    std::size_t used = 0;
    if (!*is_open) {
      const auto end = self.input.find("\r\n\r\n");
      if (end == std::string::npos) return;
      if (!self.input.starts_with("HTTP/1.1 101")) throw std::runtime_error(self.input);
      *is_open = true;
      used = end + 4;
    }
    used += read_frames(std::string_view(self.input).substr(used),
                        [&](unsigned opcode, std::string_view payload) {
                          if (opcode == 1) on_frame(self, payload);
                          if (opcode >= 8) answer_control(self, opcode, payload);
                        });
    self.input.erase(0, used);
  };
  connection.on_input = std::move(read);
  connection.send(fmt::format(
      "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{}{}\r\n",
      path, port,
      token.empty() ? fmt::format("Origin: http://127.0.0.1:{}\r\n", port) : std::string(),
      token.empty() ? std::string() : fmt::format("Authorization: Bearer {}\r\n", token)));
  if (!hello.empty()) connection.send(client_frame(hello));
  return connection;
}

}  // namespace harken::load
