// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/egress_gate.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <optional>

namespace harken::email {
namespace {

std::optional<IpBytes> ip_of(const sockaddr& address) {
  IpBytes bytes{};
  if (address.sa_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
    std::memcpy(bytes.data(), &v6.sin6_addr, 16);
    return bytes;
  }
  if (address.sa_family != AF_INET) return std::nullopt;
  const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
  bytes[10] = bytes[11] = 0xFF;
  std::memcpy(bytes.data() + 12, &v4.sin_addr, 4);
  return bytes;
}

}  // namespace

// Just before it is connected to: a name that changes after it was looked at (DNS rebinding) leads
// nowhere else.
curl_socket_t EgressGate::open(void* gate, curlsocktype, curl_sockaddr* address) {
  auto& self = *static_cast<EgressGate*>(gate);
  const auto ip = ip_of(address->addr);
  const bool may = ip && self.rules_.allow(*ip);
  (may ? self.has_let_through_ : self.has_refused_) = true;
  if (!may) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace harken::email
