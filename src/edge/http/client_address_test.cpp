// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/client_address.hpp"

#include <gtest/gtest.h>

namespace harken::edge {
namespace {

std::string client(const char* peer, const char* forwarded_for) {
  const ProxyTrust trust{{"127.0.0.1", "10.42.0.0/16", "fd00::/8"}};
  Request request;
  request.remote_ip = peer;
  request.headers = {{"x-forwarded-for", forwarded_for}};
  apply_forwarded(request, trust);
  return request.remote_ip;
}

TEST(ClientAddressTest, ProxiesAreNamedByAddressOrRange) {
  EXPECT_EQ(client("127.0.0.1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client("10.42.7.7", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client("fd00::7", "2001:db8::1"), "2001:db8::1");
  for (const auto* stranger : {"127.0.0.2", "10.43.0.1", "2001:db8::2"})
    EXPECT_EQ(client(stranger, "203.0.113.9"), stranger);
}

TEST(ClientAddressTest, WhatAStrangerSaysBeforeOurProxiesIsHearsay) {
  EXPECT_EQ(client("10.42.7.7", "198.51.100.1, 203.0.113.9, 10.42.1.1"), "203.0.113.9");
  EXPECT_EQ(client("10.42.7.7", "198.51.100.1, nonsense"), "10.42.7.7");
}

}  // namespace
}  // namespace harken::edge
