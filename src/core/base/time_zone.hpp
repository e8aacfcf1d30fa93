// SPDX-License-Identifier: AGPL-3.0-or-later
// Which offset from UTC holds when: one zone of the tz database, read from the bytes of its TZif
// file (RFC 9636). The standard library of Debian 12 has none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// A day that comes every year, and a time of it (which may lie outside the day).
struct YearlyDay {
  enum class Kind : std::uint8_t { weekday, julian, zero_based } kind = Kind::weekday;
  int month = 1;
  int week = 1;  // 5: the last one
  int day = 0;   // of the week from Sunday, or of the year
  std::int64_t seconds = 7200;
};

// What holds from the last written change on, for ever: "CET-1CEST,M3.5.0,M10.5.0/3" of POSIX.
struct ZoneRule {
  std::int64_t standard = 0;  // seconds east of UTC
  std::int64_t summer = 0;
  std::optional<std::array<YearlyDay, 2>>
      summer_days;  // when it begins and ends; none: no summer time
};

Result<ZoneRule> parse_zone_rule(std::string_view text);

// A time as a clock on the wall there shows it.
struct WallTime {
  std::int64_t day = 0;  // since 1970-01-01
  int minute = 0;        // of the day

  int weekday() const;  // 0 is Monday
};

class TimeZone {
 public:
  // Errors: invalid, when these are not the bytes of such a file.
  static Result<TimeZone> parse(std::string_view tzif);
  explicit TimeZone(ZoneRule rule) : first_(rule.standard), rule_(rule) {}

  std::int64_t offset_at(std::int64_t utc_seconds) const;
  WallTime wall_time(Timestamp at) const;
  // When the wall shows this. What it shows twice is the first of the two; what it skips is when it
  // would have been without the change.
  Timestamp when(WallTime wall) const;

 private:
  struct Change {
    std::int64_t at;
    std::int64_t offset;
  };
  TimeZone() = default;

  std::int64_t first_ = 0;       // before the first change
  std::vector<Change> changes_;  // in their order
  std::optional<ZoneRule> rule_;
};

}  // namespace harken
