// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace harken {

// IPv6, or IPv4 as ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2).
using IpBytes = std::array<std::uint8_t, 16>;

}  // namespace harken
