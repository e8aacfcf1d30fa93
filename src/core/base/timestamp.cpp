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

// Reads from the front of a text, and remembers whether everything has fitted.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
    return value;
  }
  bool skip(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char expected) { fits_ = skip(expected) && fits_; }
  // The digits after the point, as microseconds.
  std::int64_t fraction() {
    std::int64_t micros = 0;
    std::int64_t unit = 100'000;
    fits_ = has_digit() && fits_;
    for (; has_digit(); unit /= 10) micros += digit() * unit;
    return micros;
  }
  bool has_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }
  bool fits() const { return fits_; }
  bool is_done() const { return fits_ && rest_.empty(); }

 private:
  int digit() {
    if (!has_digit()) return fits_ = false;
    const int value = rest_.front() - '0';
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool fits_ = true;
};

std::optional<std::int64_t> read_offset_minutes(Scanner& scan) {
  if (scan.skip('Z')) return 0;
  const bool is_east = scan.skip('+');
  if (!is_east && !scan.skip('-')) return std::nullopt;
  const int hours = scan.number(2);
  scan.expect(':');
  const int minutes = scan.number(2);
  if (!scan.fits() || hours > 23 || minutes > 59) return std::nullopt;
  return (is_east ? 1 : -1) * (hours * 60 + minutes);
}

}  // namespace

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  using namespace std::chrono;
  Scanner scan(text);
  const year y{scan.number(4)};
  scan.expect('-');
  const month m{static_cast<unsigned>(scan.number(2))};
  scan.expect('-');
  const year_month_day date{y, m, day{static_cast<unsigned>(scan.number(2))}};
  scan.expect('T');
  const hours hour{scan.number(2)};
  scan.expect(':');
  const minutes minute{scan.number(2)};
  scan.expect(':');
  const seconds second{scan.number(2)};
  const microseconds part{scan.skip('.') ? scan.fraction() : 0};
  const auto offset = read_offset_minutes(scan);
  const bool is_time = hour <= hours{23} && minute <= minutes{59} && second <= seconds{60};
  if (!offset || !scan.is_done() || !date.ok() || !is_time) return std::nullopt;
  const auto at = sys_days{date} + hour + minute + second + part - minutes{*offset};
  return Timestamp{duration_cast<microseconds>(at.time_since_epoch()).count()};
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
