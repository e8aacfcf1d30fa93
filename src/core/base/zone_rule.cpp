// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "core/base/time_zone.hpp"

namespace harken {

namespace {

// Reads from the front of the text; what does not fit leaves it failed for good.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) { failed_ |= !take(c); }

  int number() {
    const auto length = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    failed_ |= length == 0 || length > 4;
    int value = 0;
    for (std::size_t i = 0; !failed_ && i < length; ++i) value = value * 10 + (rest_[i] - '0');
    rest_.remove_prefix(length);
    return value;
  }

  // "CET", or in angle brackets where it is not only letters: "<-03>".
  void name() {
    if (take('<')) {
      const auto end = rest_.find('>');
      failed_ |= end == std::string_view::npos;
      rest_.remove_prefix(std::min(end, rest_.size()));
      return expect('>');
    }
    constexpr auto kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const auto length = std::min(rest_.find_first_not_of(kLetters), rest_.size());
    failed_ |= length < 3;
    rest_.remove_prefix(length);
  }

  std::int64_t seconds() {
    const bool is_negative = take('-');
    if (!is_negative) take('+');
    std::int64_t result = std::int64_t{3600} * number();
    if (take(':')) result += std::int64_t{60} * number();
    if (take(':')) result += number();
    return is_negative ? -result : result;
  }

  YearlyDay day() {
    using Kind = YearlyDay::Kind;
    YearlyDay day;
    if (take('M')) {
      day.month = number();
      expect('.');
      day.week = number();
      expect('.');
      day.day = number();
      failed_ |= day.month < 1 || day.month > 12 || day.week < 1 || day.week > 5 || day.day > 6;
    } else {
      day.kind = take('J') ? Kind::julian : Kind::zero_based;
      day.day = number();
      failed_ |= day.day > 365 || (day.kind == Kind::julian && day.day == 0);
    }
    if (take('/')) day.seconds = seconds();
    return day;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

Result<ZoneRule> parse_zone_rule(std::string_view text) {
  RuleReader reader(text);
  ZoneRule rule;
  reader.name();
  // POSIX counts to the west.
  rule.standard = -reader.seconds();
  if (!reader.failed() && !reader.at_end()) {
    reader.name();
    const bool is_said = !reader.failed() && !reader.at_end() && !reader.take(',');
    rule.summer = is_said ? -reader.seconds() : rule.standard + 3600;
    if (is_said) reader.expect(',');
    auto& days = rule.summer_days.emplace();
    days[0] = reader.day();
    reader.expect(',');
    days[1] = reader.day();
  }
  if (reader.failed() || !reader.at_end())
    return fail_invalid("time_zone", "not a rule of a time zone");
  return rule;
}

}  // namespace harken
