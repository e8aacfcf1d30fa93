// SPDX-License-Identifier: AGPL-3.0-or-later
// For whoever opens connections: which address it is, before the egress rules are asked.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <optional>

#include "core/base/ip_address.hpp"

namespace harken {

// Nothing: it is of another family.
inline std::optional<IpBytes> ip_of(const sockaddr& address) {
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

}  // namespace harken
