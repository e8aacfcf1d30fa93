// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/supervisor.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

namespace harken::server {

namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

void tell_supervisor(std::string_view state) {
  const auto path = variable("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (path.empty() || path.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  // A name that is no file begins with a zero.
  if (path.front() == '@') address.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  (void)::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&address), size);
  ::close(socket);
}

std::optional<std::chrono::milliseconds> watchdog_interval() {
  const auto text = variable("WATCHDOG_USEC");
  const auto pid = variable("WATCHDOG_PID");
  long micros = 0;
  std::from_chars(text.data(), text.data() + text.size(), micros);
  if (micros <= 0 || (!pid.empty() && pid != std::to_string(::getpid()))) return std::nullopt;
  return std::chrono::milliseconds(micros / 3'000);
}

}  // namespace harken::server
