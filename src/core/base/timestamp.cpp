// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/timestamp.hpp"

#include <charconv>
#include <chrono>

namespace harken {

namespace {

// By hand: every message is written with several times, and a general formatter takes ten times as
// long.
void put(std::string& text, std::size_t end, int digits, std::int64_t value) {
  for (; digits > 0; --digits, value /= 10) text[--end] = static_cast<char>('0' + value % 10);
}

// Takes what a time is made of off the text, from left to right; after the first mistake nothing
// fits.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    const auto part = rest_.substr(0, digits);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    const bool has_all =
        part.size() == digits && end == part.data() + digits && part.front() != '-';
    if (error != std::errc{} || !has_all) is_good_ = false;
    rest_.remove_prefix(part.size());
    return value;
  }
  bool take(std::string_view letters) {
    if (rest_.empty() || !letters.contains(rest_.front())) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(std::string_view letters) { is_good_ = take(letters) && is_good_; }

  std::chrono::microseconds fraction() {
    if (!take(".")) return {};
    int digits = 0;
    std::int64_t micros = 0;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++digits) {
      if (digits < 6) micros = micros * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (digits == 0) is_good_ = false;
    for (; digits < 6; ++digits) micros *= 10;
    return std::chrono::microseconds(micros);
  }

  std::chrono::minutes offset() {
    if (take("Zz")) return {};
    const bool is_west = !rest_.empty() && rest_.front() == '-';
    expect("+-");
    const int hours = number(2);
    expect(":");
    const int minutes = number(2);
    if (hours > 23 || minutes > 59) is_good_ = false;
    const auto east = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    return is_west ? -east : east;
  }

  bool is_done() const { return is_good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  using namespace std::chrono;
  TimeReader reader(text);
  const year y(reader.number(4));
  reader.expect("-");
  const month m(static_cast<unsigned>(reader.number(2)));
  reader.expect("-");
  const day d(static_cast<unsigned>(reader.number(2)));
  reader.expect("Tt");
  const int hour = reader.number(2);
  reader.expect(":");
  const int minute = reader.number(2);
  reader.expect(":");
  const int second = reader.number(2);
  const auto fraction = reader.fraction();
  const auto offset = reader.offset();
  const year_month_day date(y, m, d);
  if (!reader.is_done() || !date.ok() || hour > 23 || minute > 59 || second > 59)
    return std::nullopt;
  const auto clock = hours(hour) + minutes(minute) + seconds(second) + fraction;
  const sys_time<microseconds> time = sys_days(date) + clock - offset;
  return Timestamp{time.time_since_epoch().count()};
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
