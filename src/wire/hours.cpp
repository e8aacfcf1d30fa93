// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/hours.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "wire/decode.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

constexpr std::size_t kMostTimes = 7 * 8;
constexpr std::pair<const char*, int> kDays[] = {{"monday", 0},   {"tuesday", 1}, {"wednesday", 2},
                                                 {"thursday", 3}, {"friday", 4},  {"saturday", 5},
                                                 {"sunday", 6}};

std::string clock_text(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "09:30"; the end of a day is "24:00".
int read_clock(ObjectReader& reader, std::string_view name) {
  const auto text = reader.text(name, 5, 5);
  const bool has_shape = text.size() == 5 && text[2] == ':' && is_digit(text[0]) &&
                         is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
  const int hour = has_shape ? (text[0] - '0') * 10 + text[1] - '0' : 99;
  const int minute = has_shape ? (text[3] - '0') * 10 + text[4] - '0' : 99;
  if (minute > 59 || hour * 60 + minute > 1440) {
    reader.refuse(name, "is a time such as 09:30");
    return 0;
  }
  return hour * 60 + minute;
}

}  // namespace

json::value encode(const WorkingHours& hours) {
  json::array week;
  for (const auto& time : hours.week)
    week.push_back({{"day", kDays[time.weekday].first},
                    {"from", clock_text(time.from)},
                    {"to", clock_text(time.to)}});
  return {{"time_zone", hours.time_zone}, {"week", std::move(week)}};
}

Result<WorkingHours> decode_hours(const json::object& object, std::string path) {
  ObjectReader reader(object, path);
  WorkingHours hours;
  hours.time_zone = reader.text("time_zone", 1, 64);
  const auto week = reader.objects("week", kMostTimes);
  RETURN_IF_ERROR(reader.finish());
  for (const auto* item : week) {
    ObjectReader time(*item, path + "week.");
    hours.week.push_back(
        {time.word("day", kDays), read_clock(time, "from"), read_clock(time, "to")});
    RETURN_IF_ERROR(time.finish());
  }
  return hours;
}

std::string store_hours(const std::optional<WorkingHours>& hours) {
  return hours ? json::serialize(encode(*hours)) : std::string();
}

std::optional<WorkingHours> load_hours(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto object = parse_object(text);
  if (!object) return std::nullopt;
  auto hours = decode_hours(*object, {});
  return hours ? std::optional(*std::move(hours)) : std::nullopt;
}

}  // namespace harken::wire
