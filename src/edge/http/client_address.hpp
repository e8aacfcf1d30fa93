// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is at the other end, and by which name they called us. Headers of proxies count only when the
// peer is a proxy that we were told to trust.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edge/http/http.hpp"

namespace harken::edge {

struct ProxyTrust {
  std::vector<std::string> trusted_addresses;
  bool trusts(std::string_view address) const;
};

// Replaces remote_ip and is_secure by what a trusted proxy says; without one it changes nothing.
void apply_forwarded(Request& request, const ProxyTrust& trust);

// True when the Host header names the public address or a loopback address, or no public address is
// set.
bool is_own_host(std::string_view host, std::string_view public_url);
// True when a browser's Origin is this desk itself: the public address, or the Host that it called.
bool is_own_origin(const Request& request, std::string_view public_url);

}  // namespace harken::edge
