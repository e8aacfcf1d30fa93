// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/hours.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace harken {
namespace {

Timestamp utc(int year, int month, int day, int hour = 0, int minute = 0) {
  const std::chrono::sys_days date{std::chrono::year(year) / month / day};
  return {(date.time_since_epoch().count() * 86'400 + hour * 3600 + minute * 60) * 1'000'000};
}

const TimeZone kBerlin(parse_zone_rule("CET-1CEST,M3.5.0,M10.5.0/3").value());

// Monday to Friday from 9 to 12:30 and from 13:30 to 18; Sunday from 1 to 4.
WorkingHours office() {
  WorkingHours hours{"Europe/Berlin", {}};
  for (int day = 0; day < 5; ++day) {
    hours.week.push_back({day, 810, 1080});
    hours.week.push_back({day, 540, 750});
  }
  hours.week.push_back({6, 60, 240});
  EXPECT_TRUE(check_hours(hours));
  return hours;
}

TEST(HoursTest, OpenInItsTimesAndNotAtTheirEnd) {
  const auto is_open = [hours = office()](Timestamp at) {
    return opening_at(hours, kBerlin, at).is_open;
  };
  EXPECT_TRUE(is_open(utc(2026, 1, 5, 8)));  // a Monday in winter, 9:00
  EXPECT_FALSE(is_open(utc(2026, 1, 5, 7, 59)));
  EXPECT_TRUE(is_open(utc(2026, 1, 5, 11, 29)));
  EXPECT_FALSE(is_open(utc(2026, 1, 5, 11, 30))) << "lunch";
  EXPECT_TRUE(is_open(utc(2026, 7, 6, 7))) << "in summer an hour earlier by UTC";
  EXPECT_FALSE(is_open(utc(2026, 7, 6, 6, 59)));
}

TEST(HoursTest, SaysWhenItOpens) {
  const auto opens = [hours = office()](Timestamp at) {
    return opening_at(hours, kBerlin, at).opens_at.value();
  };
  EXPECT_EQ(opens(utc(2026, 1, 5, 11, 45)), utc(2026, 1, 5, 12, 30)) << "after lunch";
  EXPECT_EQ(opens(utc(2026, 1, 5, 20)), utc(2026, 1, 6, 8)) << "tomorrow";
  EXPECT_EQ(opens(utc(2026, 1, 9, 20)), utc(2026, 1, 11, 0)) << "over Saturday";
  // Over the night in which summer time begins: the wall says 9, which is an hour earlier.
  EXPECT_EQ(opens(utc(2026, 3, 29, 12)), utc(2026, 3, 30, 7));
  EXPECT_EQ(opens(utc(2026, 10, 25, 12)), utc(2026, 10, 26, 8));
}

TEST(HoursTest, TheNightsOfTheClockChange) {
  const auto hours = office();
  // Sunday from 1 to 4 lasts two hours in spring and four in autumn.
  EXPECT_TRUE(opening_at(hours, kBerlin, utc(2026, 3, 29, 0)).is_open);
  EXPECT_TRUE(opening_at(hours, kBerlin, utc(2026, 3, 29, 1, 59)).is_open);
  EXPECT_FALSE(opening_at(hours, kBerlin, utc(2026, 3, 29, 2)).is_open);
  EXPECT_TRUE(opening_at(hours, kBerlin, utc(2026, 10, 24, 23)).is_open);
  EXPECT_TRUE(opening_at(hours, kBerlin, utc(2026, 10, 25, 2, 59)).is_open);
  EXPECT_FALSE(opening_at(hours, kBerlin, utc(2026, 10, 25, 3)).is_open);
}

TEST(HoursTest, ASingleTimeAWeekComesAgain) {
  WorkingHours hours{"UTC", {{2, 600, 660}}};
  const TimeZone zone(parse_zone_rule("UTC0").value());
  EXPECT_EQ(opening_at(hours, zone, utc(2026, 1, 7, 11)).opens_at, utc(2026, 1, 14, 10));
  hours.week.clear();
  const auto never = opening_at(hours, zone, utc(2026, 1, 7, 11));
  EXPECT_FALSE(never.is_open);
  EXPECT_FALSE(never.opens_at);
}

TEST(HoursTest, RefusesWhatIsNoWeek) {
  const auto is_fine = [](std::vector<OpenTime> week) {
    WorkingHours hours{"UTC", std::move(week)};
    return check_hours(hours).has_value();
  };
  EXPECT_TRUE(is_fine({{0, 0, 1440}, {1, 0, 600}, {1, 600, 700}}));
  EXPECT_FALSE(is_fine({{0, 600, 600}}));
  EXPECT_FALSE(is_fine({{0, 600, 1441}}));
  EXPECT_FALSE(is_fine({{7, 0, 1}}));
  EXPECT_FALSE(is_fine({{0, -1, 1}}));
  EXPECT_FALSE(is_fine({{0, 0, 600}, {0, 599, 700}}));
  std::vector<OpenTime> many;
  for (int i = 0; i < 9; ++i) many.push_back({3, 10 * i, 10 * i + 5});
  EXPECT_FALSE(is_fine(many));
}

}  // namespace
}  // namespace harken
