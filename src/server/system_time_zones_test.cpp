// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/system_time_zones.hpp"

#include <gtest/gtest.h>

namespace harken::server {
namespace {

TEST(SystemTimeZonesTest, ReadsTheDatabaseOfTheMachine) {
  SystemTimeZones zones;
  const auto* jakarta = zones.find("Asia/Jakarta");
  ASSERT_TRUE(jakarta);
  EXPECT_EQ(zones.find("Asia/Jakarta"), jakarta);
  const Timestamp july{1'783'900'800'000'000};  // 2026-07-13
  EXPECT_EQ(jakarta->offset_at(july.micros / 1'000'000), 7 * 3600);
  EXPECT_EQ(zones.find("Europe/Berlin")->offset_at(july.micros / 1'000'000), 2 * 3600);
  EXPECT_EQ(zones.find("America/New_York")->offset_at(july.micros / 1'000'000), -4 * 3600);
}

TEST(SystemTimeZonesTest, FindsNothingElseOnTheDisk) {
  SystemTimeZones zones;
  for (const auto* name : {"", "Europe/Atlantis", "Europe", "../../../etc/passwd", "/etc/passwd",
                           "tzdata.zi", "zone.tab", "Europe/../Europe/Berlin", "Europe/Berlin/"})
    EXPECT_FALSE(zones.find(name)) << name;
}

}  // namespace
}  // namespace harken::server
