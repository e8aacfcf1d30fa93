// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/egress_gate.hpp"

#include <sys/socket.h>

#include "ports/socket_address.hpp"

namespace harken::email {

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
