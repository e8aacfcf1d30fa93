// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/base/time_zone.hpp"

#include <algorithm>
#include <chrono>

namespace harken {

namespace {

constexpr std::int64_t kDay = 86'400;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// The day since 1970 that the rule means in this year.
std::int64_t day_in(std::chrono::year year, const YearlyDay& rule) {
  using namespace std::chrono;
  using Kind = YearlyDay::Kind;
  const sys_days first = year / January / 1;
  if (rule.kind == Kind::zero_based) return first.time_since_epoch().count() + rule.day;
  if (rule.kind == Kind::julian) {
    // 29 February is never counted.
    const bool is_after_leap_day = year.is_leap() && rule.day >= 60;
    return first.time_since_epoch().count() + rule.day - 1 + (is_after_leap_day ? 1 : 0);
  }
  const auto month = year / std::chrono::month(static_cast<unsigned>(rule.month));
  const weekday wanted(static_cast<unsigned>(rule.day));
  const sys_days found = rule.week == 5
                             ? sys_days(month / wanted[last])
                             : sys_days(month / wanted[static_cast<unsigned>(rule.week)]);
  return found.time_since_epoch().count();
}

std::int64_t offset_by(const ZoneRule& rule, std::int64_t utc) {
  using namespace std::chrono;
  if (!rule.summer_days) return rule.standard;
  const year_month_day date{sys_days(days(floor_div(utc + rule.standard, kDay)))};
  const auto& [begins, ends] = *rule.summer_days;
  const auto from = day_in(date.year(), begins) * kDay + begins.seconds - rule.standard;
  const auto to = day_in(date.year(), ends) * kDay + ends.seconds - rule.summer;
  // South of the equator summer time goes over the turn of the year.
  const bool is_summer = from < to ? utc >= from && utc < to : utc >= from || utc < to;
  return is_summer ? rule.summer : rule.standard;
}

// Big-endian numbers and lengths; out of bounds is remembered and reads as zero.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  std::string_view take(std::size_t count) {
    failed_ |= count > bytes_.size();
    const auto taken = failed_ ? std::string_view() : bytes_.substr(0, count);
    bytes_.remove_prefix(taken.size());
    return taken;
  }
  std::int64_t number(std::size_t size) {
    const auto taken = take(size);
    std::uint64_t value = !taken.empty() && (taken[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (const char c : taken) value = (value << 8) | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
  }
  std::size_t count() { return static_cast<std::size_t>(number(4)) & 0xFFFF; }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

struct Header {
  std::size_t utc_marks, standard_marks, leaps, changes, types, names;
};

// Errors: failed(), on anything but a header of version 2 or later.
Header read_header(Bytes& bytes) {
  const auto start = bytes.take(20);
  Header header{bytes.count(), bytes.count(), bytes.count(),
                bytes.count(), bytes.count(), bytes.count()};
  const bool fits = start.starts_with("TZif") && start.size() == 20 && start[4] >= '2';
  if (!fits) bytes.take(std::string_view::npos);
  return header;
}

}  // namespace

int WallTime::weekday() const {
  // 1970-01-01 was a Thursday.
  return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

Result<TimeZone> TimeZone::parse(std::string_view tzif) {
  Bytes bytes(tzif);
  // First the same in 32 bits, for old readers.
  const auto old = read_header(bytes);
  bytes.take(old.changes * 5 + old.types * 6 + old.names + old.leaps * 8 + old.standard_marks +
             old.utc_marks);
  const auto header = read_header(bytes);
  TimeZone zone;
  for (std::size_t i = 0; i < header.changes && !bytes.failed(); ++i)
    zone.changes_.push_back({bytes.number(8), 0});
  const auto kinds = bytes.take(header.changes);
  std::vector<std::int64_t> offsets;
  for (std::size_t i = 0; i < header.types && !bytes.failed(); ++i) {
    offsets.push_back(bytes.number(4));
    bytes.take(2);
  }
  bytes.take(header.names + header.leaps * 12 + header.standard_marks + header.utc_marks);
  if (bytes.failed() || offsets.empty())
    return fail_invalid("time_zone", "not the file of a time zone");
  zone.first_ = offsets.front();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto kind = static_cast<unsigned char>(kinds[i]);
    if (kind >= offsets.size()) return fail_invalid("time_zone", "not the file of a time zone");
    zone.changes_[i].offset = offsets[kind];
  }
  const auto rule = bytes.rest();
  if (rule.size() > 2) {
    ASSIGN_OR_RETURN(zone.rule_, parse_zone_rule(rule.substr(1, rule.size() - 2)));
  }
  return zone;
}

std::int64_t TimeZone::offset_at(std::int64_t utc) const {
  const auto next = std::ranges::upper_bound(changes_, utc, {}, &Change::at);
  if (next == changes_.end() && rule_) return offset_by(*rule_, utc);
  return next == changes_.begin() ? first_ : std::prev(next)->offset;
}

WallTime TimeZone::wall_time(Timestamp at) const {
  const auto utc = floor_div(at.micros, 1'000'000);
  const auto local = utc + offset_at(utc);
  const auto day = floor_div(local, kDay);
  return {day, static_cast<int>((local - day * kDay) / 60)};
}

Timestamp TimeZone::when(WallTime wall) const {
  const auto local = wall.day * kDay + std::int64_t{60} * wall.minute;
  const auto before = offset_at(local - kDay);
  const auto after = offset_at(local + kDay);
  for (const auto offset : {before, after})
    if (offset_at(local - offset) == offset) return {(local - offset) * 1'000'000};
  return {(local - before) * 1'000'000};
}

}  // namespace harken
