// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/timestamp.hpp"

#include <chrono>
#include <string_view>

namespace harken {

namespace {

// By hand: every message is written with several times, and a general formatter takes ten times as
// long.
void put(std::string& text, std::size_t end, int digits, std::int64_t value) {
  for (; digits > 0; --digits, value /= 10) text[--end] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string to_rfc3339(Timestamp at) {
  using namespace std::chrono;
  const sys_time<microseconds> time{microseconds(at.micros)};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  std::string text = "0000-00-00T00:00:00.000000Z";
  put(text, 4, 4, int{date.year()});
  put(text, 7, 2, unsigned{date.month()});
  put(text, 10, 2, unsigned{date.day()});
  put(text, 13, 2, clock.hours().count());
  put(text, 16, 2, clock.minutes().count());
  put(text, 19, 2, clock.seconds().count());
  put(text, 26, 6, clock.subseconds().count());
  return text;
}

}  // namespace harken
