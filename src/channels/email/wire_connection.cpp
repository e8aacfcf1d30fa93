// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/wire_connection.hpp"

#include <poll.h>

#include <algorithm>
#include <array>

namespace harken::email {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kLook{100};  // how often a stop is looked for
constexpr milliseconds kWrite{30'000};

std::unexpected<Error> lost(CURLcode code) {
  return fail(Errc::unavailable, "connect_failed", curl_easy_strerror(code));
}

// Whether the socket is ready, before the time is up.
Status wait(curl_socket_t socket, short events, Clock::time_point end,
            const std::stop_token& stop) {
  for (;;) {
    if (stop.stop_requested()) return fail(Errc::unavailable, "cancelled");
    const auto left = std::chrono::duration_cast<milliseconds>(end - Clock::now());
    if (left.count() <= 0) return fail(Errc::unavailable, "timed_out", "the server says nothing");
    pollfd ready{socket, events, 0};
    if (poll(&ready, 1, static_cast<int>(std::min(left, kLook).count())) > 0) return {};
  }
}

}  // namespace

Result<WireConnection> WireConnection::open(const MailServer& server) {
  auto lines = std::make_unique<ServerLines>();
  auto handle = make_handle(server, "imap", "/", *lines);
  if (!handle) return fail(Errc::unavailable, "internal", "libcurl gives no handle");
  curl_easy_setopt(handle.get(), CURLOPT_CONNECT_ONLY, 1L);
  const auto result = curl_easy_perform(handle.get());
  if (result != CURLE_OK) return std::unexpected(connect_error(result, *lines));
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(handle.get(), CURLINFO_ACTIVESOCKET, &socket);
  if (socket == CURL_SOCKET_BAD) return lost(CURLE_COULDNT_CONNECT);
  return WireConnection(std::move(lines), std::move(handle), socket);
}

Status WireConnection::write(std::string_view bytes) {
  const auto end = Clock::now() + kWrite;
  while (!bytes.empty()) {
    std::size_t sent = 0;
    const auto result = curl_easy_send(handle_.get(), bytes.data(), bytes.size(), &sent);
    if (result != CURLE_OK && result != CURLE_AGAIN) return lost(result);
    bytes.remove_prefix(sent);
    if (result == CURLE_AGAIN) RETURN_IF_ERROR(wait(socket_, POLLOUT, end, {}));
  }
  return {};
}

Result<std::string> WireConnection::read(milliseconds longest, const std::stop_token& stop) {
  const auto end = Clock::now() + longest;
  std::array<char, 16 * 1024> buffer;
  for (;;) {
    std::size_t size = 0;
    const auto result = curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &size);
    if (result == CURLE_OK && size > 0) return std::string(buffer.data(), size);
    if (result == CURLE_OK) return lost(CURLE_GOT_NOTHING);
    if (result != CURLE_AGAIN) return lost(result);
    // Only now: what TLS has decrypted already is not seen on the socket.
    RETURN_IF_ERROR(wait(socket_, POLLIN, end, stop));
  }
}

}  // namespace harken::email
