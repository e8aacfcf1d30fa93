// SPDX-License-Identifier: AGPL-3.0-or-later
// A WebSocket client for tests, blocking, on top of raw bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "edge/testing/client.hpp"

namespace harken::edge::testing {

inline std::string masked_frame(unsigned opcode, std::string_view payload, bool is_final = true) {
  constexpr char kMask[4] = {0x11, 0x22, 0x33, 0x44};
  std::string frame(1, static_cast<char>((is_final ? 0x80 : 0) | opcode));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80 | payload.size()));
  } else {
    const int bytes = payload.size() <= 0xFFFF ? 2 : 8;
    frame.push_back(static_cast<char>(0x80 | (bytes == 2 ? 126 : 127)));
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
      frame.push_back(static_cast<char>(payload.size() >> shift));
  }
  frame.append(kMask, 4);
  for (std::size_t i = 0; i < payload.size(); ++i)
    frame.push_back(static_cast<char>(payload[i] ^ kMask[i % 4]));
  return frame;
}

struct WsFrame {
  unsigned opcode = 0;  // 0: the connection ended
  std::string payload;
  // Of a close frame.
  unsigned close_code() const {
    if (opcode != 8 || payload.size() < 2) return 0;
    return static_cast<unsigned char>(payload[0]) * 256u + static_cast<unsigned char>(payload[1]);
  }
};

class WsClient {
 public:
  // `headers` each end with a line break.
  WsClient(std::uint16_t port, std::string_view path, std::string_view headers = {})
      : client_(std::make_unique<Client>(port)) {
    opening_ = client_->ask(
        "GET " + std::string(path) +
        " HTTP/1.1\r\nHost: desk\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        std::string(headers) + "\r\n");
  }

  const Answer& opening() const { return opening_; }
  void send(std::string_view text) { client_->send(masked_frame(1, text)); }
  Client& raw() { return *client_; }

  // The next frame; pings are answered and skipped unless asked for.
  WsFrame receive(bool shows_pings = false) {
    while (true) {
      auto frame = receive_any();
      if (frame.opcode != 9 || shows_pings) return frame;
      client_->send(masked_frame(10, frame.payload));
    }
  }
  std::string receive_text() { return receive().payload; }

 private:
  WsFrame receive_any() {
    const auto head = client_->read_exactly(2);
    if (head.empty()) return {};
    std::uint64_t size = static_cast<unsigned char>(head[1]);
    if (size >= 126) {
      const auto extended = client_->read_exactly(size == 126 ? 2 : 8);
      size = 0;
      for (const unsigned char byte : extended) size = size * 256 + byte;
    }
    WsFrame frame{static_cast<unsigned char>(head[0]) & 15u, {}};
    if (size > 0) frame.payload = client_->read_exactly(size);
    return frame;
  }

  std::unique_ptr<Client> client_;
  Answer opening_;
};

}  // namespace harken::edge::testing
