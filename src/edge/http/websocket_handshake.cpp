// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/websocket_handshake.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/base64.hpp"
#include "edge/http/problem.hpp"

namespace harken::edge {

namespace {

constexpr std::size_t kKeyLength = 24;  // base64 of 16 bytes

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return std::tolower(c); });
  return result;
}

}  // namespace

bool wants_websocket(const Request& request) {
  return lower(request.header("upgrade")) == "websocket" &&
         lower(request.header("connection")).contains("upgrade");
}

std::string websocket_accept(std::string_view key) {
  const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
  return to_base64({reinterpret_cast<const char*>(digest.data()), size});
}

Response accept_websocket(const Request& request) {
  if (request.header("sec-websocket-version") != "13") {
    auto response = problem(426, "invalid", "only WebSocket version 13");
    response.headers.emplace_back("Sec-WebSocket-Version", "13");
    return response;
  }
  const auto key = request.header("sec-websocket-key");
  if (key.size() != kKeyLength) return problem(400, "invalid", "bad Sec-WebSocket-Key");
  Response response;
  response.status = 101;
  response.headers.emplace_back("Upgrade", "websocket");
  response.headers.emplace_back("Connection", "Upgrade");
  response.headers.emplace_back("Sec-WebSocket-Accept", websocket_accept(key));
  return response;
}

}  // namespace harken::edge
