// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/hours.hpp"

#include <algorithm>

namespace harken {

namespace {

constexpr int kMinutesOfDay = 1440;
constexpr std::ptrdiff_t kMostOfDay = 8;

bool is_time(const OpenTime& time) {
  return time.weekday >= 0 && time.weekday <= 6 && time.from >= 0 && time.from < time.to &&
         time.to <= kMinutesOfDay;
}

bool is_over(const OpenTime& earlier, const OpenTime& later) {
  return earlier.weekday == later.weekday && later.from < earlier.to;
}

}  // namespace

Status check_hours(WorkingHours& hours) {
  if (!std::ranges::all_of(hours.week, is_time))
    return fail_invalid("hours", "each time has a day and ends after it begins");
  std::ranges::sort(hours.week);
  if (std::ranges::adjacent_find(hours.week, is_over) != hours.week.end())
    return fail_invalid("hours", "two times of one day lie over each other");
  for (int day = 0; day < 7; ++day)
    if (std::ranges::count(hours.week, day, &OpenTime::weekday) > kMostOfDay)
      return fail_invalid("hours", "a day has at most eight times");
  return {};
}

Opening opening_at(const WorkingHours& hours, const TimeZone& zone, Timestamp now) {
  const auto wall = zone.wall_time(now);
  const auto is_now = [&](const OpenTime& time) {
    return time.weekday == wall.weekday() && time.from <= wall.minute && wall.minute < time.to;
  };
  if (std::ranges::any_of(hours.week, is_now)) return {};
  Opening closed{false, std::nullopt};
  // The same day comes again after a week, and then even what was before this hour.
  for (int ahead = 0; ahead <= 7 && !closed.opens_at; ++ahead) {
    const WallTime day{wall.day + ahead, 0};
    for (const auto& time : hours.week) {
      if (time.weekday != day.weekday()) continue;
      const auto opens = zone.when({day.day, time.from});
      if (opens <= now) continue;
      closed.opens_at = opens;
      break;
    }
  }
  return closed;
}

}  // namespace harken
