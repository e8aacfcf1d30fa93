// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace harken {

// A moment in UTC, in microseconds since 1970.
struct Timestamp {
  std::int64_t micros = 0;
  constexpr auto operator<=>(const Timestamp&) const = default;
  constexpr Timestamp plus_seconds(std::int64_t seconds) const {
    return {micros + seconds * 1'000'000};
  }
};

// Days since 1970.
constexpr std::int64_t utc_day(Timestamp at) {
  constexpr std::int64_t kDay = 86'400'000'000;
  return (at.micros - (at.micros < 0 ? kDay - 1 : 0)) / kDay;
}

// RFC 3339, such as 2026-11-23T08:05:00.000123Z.
std::string to_rfc3339(Timestamp at);
// The same with any offset, with or without a fraction; a fraction is read up to microseconds.
std::optional<Timestamp> parse_rfc3339(std::string_view text);

}  // namespace harken
