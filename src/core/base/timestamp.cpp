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

namespace {

// Takes `digits` digits and the character after them.
std::optional<int> take(std::string_view& text, std::size_t digits, char after) {
  if (text.size() <= digits || text[digits] != after) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits + 1);
  return value;
}

// The decimals of a second up to the Z.
std::optional<int> take_micros(std::string_view text) {
  int micros = 0;
  if (text.size() < 2 || text.back() != 'Z') return std::nullopt;
  text.remove_suffix(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    if (i < 6) micros = micros * 10 + (text[i] - '0');
  }
  for (std::size_t i = text.size(); i < 6; ++i) micros *= 10;
  return micros;
}

}  // namespace

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  using namespace std::chrono;
  const auto year_ = take(text, 4, '-'), month_ = take(text, 2, '-'), day_ = take(text, 2, 'T');
  const auto hour = take(text, 2, ':'), minute = take(text, 2, ':');
  const char after = text.size() > 2 ? text[2] : '\0';
  const auto second = take(text, 2, after);
  if (!year_ || !month_ || !day_ || !hour || !minute || !second) return std::nullopt;
  std::optional<int> micros;
  if (after == 'Z' && text.empty()) micros = 0;
  if (after == '.') micros = take_micros(text);
  const year_month_day date{year{*year_}, month(unsigned(*month_)), day(unsigned(*day_))};
  if (!micros || !date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const auto time = sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second};
  return Timestamp{duration_cast<microseconds>(time.time_since_epoch()).count() + *micros};
}

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
