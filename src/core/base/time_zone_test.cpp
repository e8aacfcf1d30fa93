// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/time_zone.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace harken {
namespace {

std::int64_t utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
  const std::chrono::sys_days date{std::chrono::year(year) / static_cast<int>(month) /
                                   static_cast<int>(day)};
  return date.time_since_epoch().count() * 86'400 + hour * 3600 + minute * 60;
}

TimeZone zone(std::string_view rule) { return TimeZone(parse_zone_rule(rule).value()); }

std::string big_endian(std::int64_t value, int size) {
  std::string bytes;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
    bytes += static_cast<char>((value >> shift) & 0xFF);
  return bytes;
}

std::string header(int changes, int types) {
  return "TZif2" + std::string(15, '\0') + big_endian(0, 4) + big_endian(0, 4) + big_endian(0, 4) +
         big_endian(changes, 4) + big_endian(types, 4) + big_endian(4, 4);
}

// One change at the time 1000, from UTC to one hour east, and then for ever by the rule.
std::string file(const std::string& rule) {
  const auto types = big_endian(0, 4) + std::string(2, '\0') + big_endian(3600, 4) + "\1" +
                     std::string(1, '\0') + std::string("ABC\0", 4);
  return header(0, 1) + types.substr(0, 6) + "UTC" + std::string(1, '\0') + header(1, 2) +
         big_endian(1000, 8) + "\1" + types + "\n" + rule + "\n";
}

TEST(TimeZoneTest, SummerTimeBeginsAndEndsByTheRule) {
  const auto berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
  EXPECT_EQ(berlin.offset_at(utc(2026, 1, 1)), 3600);
  EXPECT_EQ(berlin.offset_at(utc(2026, 3, 29, 0, 59)), 3600);
  EXPECT_EQ(berlin.offset_at(utc(2026, 3, 29, 1, 0)), 7200);
  EXPECT_EQ(berlin.offset_at(utc(2026, 10, 25, 0, 59)), 7200);
  EXPECT_EQ(berlin.offset_at(utc(2026, 10, 25, 1, 0)), 3600);
}

TEST(TimeZoneTest, SouthOfTheEquatorItGoesOverTheTurnOfTheYear) {
  const auto sydney = zone("AEST-10AEDT,M10.1.0,M4.1.0/3");
  EXPECT_EQ(sydney.offset_at(utc(2026, 1, 1)), 11 * 3600);
  EXPECT_EQ(sydney.offset_at(utc(2026, 7, 1)), 10 * 3600);
}

TEST(TimeZoneTest, RulesThatAreOdd) {
  EXPECT_EQ(zone("WIB-7").offset_at(0), 7 * 3600);
  EXPECT_EQ(zone("<+0545>-5:45").offset_at(0), 5 * 3600 + 45 * 60);
  EXPECT_EQ(zone("EST5EDT,J60/0,J300/0").offset_at(utc(2028, 3, 1, 5)), -4 * 3600);
  EXPECT_EQ(zone("EST5EDT,J60/0,J300/0").offset_at(utc(2028, 2, 29, 12)), -5 * 3600);
  for (const auto* broken : {"", "X", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M10.5.0",
                             "CET-1CEST,M3.5.0", "CET-1 ", "CET-1CEST,M3.5.0,M10.5.0/3x"})
    EXPECT_FALSE(parse_zone_rule(broken)) << broken;
}

TEST(TimeZoneTest, TheWallShowsOneHourTwiceAndSkipsAnother) {
  const auto berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
  const auto autumn = utc(2026, 10, 25) / 86'400;
  EXPECT_EQ(berlin.when({autumn, 150}).micros, utc(2026, 10, 25, 0, 30) * 1'000'000);
  EXPECT_EQ(berlin.when({autumn, 540}).micros, utc(2026, 10, 25, 8) * 1'000'000);
  const auto spring = utc(2026, 3, 29) / 86'400;
  EXPECT_EQ(berlin.when({spring, 150}).micros, utc(2026, 3, 29, 1, 30) * 1'000'000);
  const auto shown = berlin.wall_time({utc(2026, 3, 29, 1, 30) * 1'000'000});
  EXPECT_EQ(shown.minute, 210);
  EXPECT_EQ(shown.weekday(), 6);
}

TEST(TimeZoneTest, AFileHasItsChangesAndThenTheRule) {
  const auto parsed = TimeZone::parse(file("<+02>-2")).value();
  EXPECT_EQ(parsed.offset_at(999), 0);
  EXPECT_EQ(parsed.offset_at(1000), 7200) << "after the last change the rule speaks";
  const auto without = TimeZone::parse(file("")).value();
  EXPECT_EQ(without.offset_at(1000), 3600);
}

TEST(TimeZoneTest, WhatIsNoFileIsRefusedWhereverItEnds) {
  const auto whole = file("<+02>-2");
  for (std::size_t length = 0; length < whole.size() - 9; ++length)
    EXPECT_FALSE(TimeZone::parse(whole.substr(0, length))) << length;
  auto wrong_kind = whole;
  wrong_kind[whole.find("ABC") - 13] = '\7';
  EXPECT_FALSE(TimeZone::parse(wrong_kind));
}

}  // namespace
}  // namespace harken
