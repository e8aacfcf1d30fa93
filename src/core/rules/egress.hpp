// SPDX-License-Identifier: AGPL-3.0-or-later
// Which addresses this server connects to for others (A31, A33): public ones, and those of the own
// network that whoever runs the server has allowed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/ip_address.hpp"
#include "core/base/result.hpp"

namespace harken {

struct IpRange {
  IpBytes first{};
  int prefix = 128;  // bits

  bool contains(const IpBytes& address) const;
};

// Such as 10.0.0.0/8, 192.168.1.7 or fd00::/8. Errors: invalid.
Result<IpRange> parse_range(std::string_view text);

// Not loopback, private, link-local, shared (RFC 6598), multicast, documentation, unspecified, nor
// one of these behind NAT64 or 6to4.
bool is_public(const IpBytes& address);

class EgressRules {
 public:
  EgressRules() = default;
  // A comma-separated list of ranges; "any" allows everything. Errors: invalid.
  static Result<EgressRules> parse(std::string_view list);
  bool allow(const IpBytes& address) const;

 private:
  std::vector<IpRange> allowed_;
};

}  // namespace harken
