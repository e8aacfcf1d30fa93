// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/client_address.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "core/rules/egress.hpp"
#include "edge/http/uri.hpp"

namespace harken::edge {

namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The last address of the list that is not one of our proxies: everything left of it is hearsay.
std::string client_of(std::string_view forwarded_for, const ProxyTrust& trust) {
  while (!forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const auto last = comma == std::string_view::npos ? 0 : comma + 1;
    const auto address = trim(forwarded_for.substr(last));
    boost::system::error_code error;
    asio::ip::make_address(address, error);
    if (error) return {};
    if (!trust.trusts(address)) return std::string(address);
    forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return {};
}

bool is_loopback(std::string_view host) {
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"})
    if (host == name || (host.starts_with(name) && host.substr(name.size()).starts_with(':')))
      return true;
  return false;
}

}  // namespace

bool ProxyTrust::trusts(std::string_view address) const {
  const auto peer = parse_range(address);  // an address is a range of one
  return std::ranges::any_of(trusted_addresses, [&](const std::string& text) {
    if (text == address) return true;
    const auto range = parse_range(text);
    return peer && range && range->contains(peer->first);
  });
}

void apply_forwarded(Request& request, const ProxyTrust& trust) {
  if (!trust.trusts(request.remote_ip)) return;
  if (auto client = client_of(request.header("x-forwarded-for"), trust); !client.empty())
    request.remote_ip = std::move(client);
  request.is_secure = request.header("x-forwarded-proto") == "https";
}

bool is_own_host(std::string_view host, std::string_view public_url) {
  if (public_url.empty()) return true;
  const auto name = normal_host(host);
  return name == host_of_origin(public_url) || is_loopback(name);
}

bool is_own_origin(const Request& request, std::string_view public_url) {
  const auto origin = host_of_origin(request.header("origin"));
  if (origin.empty()) return false;
  if (!public_url.empty() && origin == host_of_origin(public_url)) return true;
  const auto host = request.header("host");
  return is_own_host(host, public_url) && origin == normal_host(host);
}

}  // namespace harken::edge
