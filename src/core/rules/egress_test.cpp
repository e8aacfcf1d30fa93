// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/egress.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

IpBytes address(std::string_view text) { return parse_range(text).value().first; }

TEST(Egress, A31_OnlyPublicAddressesAreReached) {
  for (const auto* text : {"127.0.0.1",
                           "127.8.9.1",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.0.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::1",
                           "::",
                           "fe80::1",
                           "fd12::7",
                           "ff02::1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "::7f00:1",
                           "198.18.0.1"})
    EXPECT_FALSE(is_public(address(text))) << text;
  for (const auto* text :
       {"1.1.1.1", "172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::"})
    EXPECT_TRUE(is_public(address(text))) << text;
}

TEST(Egress, A31_AnIpv4AddressIsTheSameInsideIpv6) {
  auto mapped = address("::ffff:0:0");
  mapped[12] = 127;
  mapped[15] = 1;
  EXPECT_EQ(mapped, address("127.0.0.1"));
  EXPECT_FALSE(is_public(mapped));
}

TEST(Egress, A31_WhoRunsTheServerMayAllowTheOwnNetwork) {
  const auto rules = EgressRules::parse("10.0.0.0/8, fd00::/8,127.0.0.1").value();
  EXPECT_TRUE(rules.allow(address("10.200.0.1")));
  EXPECT_TRUE(rules.allow(address("fd00::2")));
  EXPECT_TRUE(rules.allow(address("127.0.0.1")));
  EXPECT_FALSE(rules.allow(address("127.0.0.2")));
  EXPECT_FALSE(rules.allow(address("192.168.0.1")));
  EXPECT_TRUE(rules.allow(address("1.1.1.1")));
  EXPECT_TRUE(EgressRules::parse("any").value().allow(address("192.168.0.1")));
  EXPECT_TRUE(EgressRules::parse("any").value().allow(address("::1")));
}

TEST(Egress, WhatIsNoRangeIsSaid) {
  for (const auto* text : {"10.0.0", "10.0.0.0/33", "300.1.1.1", "host", "1:2:3", "::/129",
                           "1::2::3", "10.0.0.0/x", "1:2:3:4:5:6:7:8:9"})
    EXPECT_EQ(parse_range(text).error().field, "egress-allow") << text;
}

}  // namespace
}  // namespace harken
