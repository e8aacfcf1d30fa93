// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure_tickets.hpp"

#include <fmt/format.h>

#include <charconv>

#include "http.hpp"

namespace harken::load {
namespace {

constexpr const char* kAgent = "ana@demo.test";
constexpr int kTimes = 20;

std::string path_of(std::string_view rest) {
  return fmt::format("/api/v1/tickets?limit=100&{}", rest);
}

std::string get(Desk& desk, const std::string& path) {
  return fetch(desk.port(), http_request("GET", path, desk.staff_token(), {})).body;
}

std::vector<std::string> in_every_order(std::string_view rest) {
  std::vector<std::string> paths;
  for (const auto* sort :
       {"number", "title", "status", "priority", "responsible", "deadline", "created"})
    for (const auto* order : {"asc", "desc"})
      paths.push_back(path_of(fmt::format("sort={}&order={}{}", sort, order, rest)));
  return paths;
}

// The id of the first thing of a list.
std::string first_of(Desk& desk, const std::string& path) {
  const auto body = get(desk, path);
  return std::string(json_string(std::string_view(body).substr(body.find("\"items\"")), "id"));
}

std::string middle_ticket(Desk& desk) {
  const auto newest = get(desk, "/api/v1/tickets?limit=1");
  constexpr std::string_view kNumber = R"("number":)";
  std::int64_t number = 0;
  const auto* begin = newest.data() + newest.find(kNumber) + kNumber.size();
  std::from_chars(begin, newest.data() + newest.size(), number);
  return first_of(desk, fmt::format("/api/v1/tickets?limit=1&q=%23{}", number / 2));
}

}  // namespace

AnswerTimes measure_ticket_orders(Desk& desk) {
  return time_answers(desk, desk.staff_token(), in_every_order(""), kTimes);
}

AnswerTimes measure_ticket_depth(Desk& desk) {
  return time_answers(desk, desk.staff_token(), in_every_order("&after=" + middle_ticket(desk)),
                      kTimes);
}

AnswerTimes measure_ticket_views(Desk& desk) {
  std::vector<std::string> paths;
  for (const auto* view : {"all", "submitted", "opened", "overdue"})
    for (const auto* sort : {"number", "deadline"})
      paths.push_back(path_of(fmt::format("view={}&sort={}", view, sort)));
  return time_answers(desk, desk.token_of(kAgent), paths, kTimes);
}

AnswerTimes measure_ticket_filters(Desk& desk) {
  std::vector<std::string> paths;
  const auto filters = {std::string("status=to_do"),
                        std::string("status=closed"),
                        std::string("priority=major"),
                        std::string("responsible=none"),
                        "responsible=" + first_of(desk, "/api/v1/users"),
                        "department=" + first_of(desk, "/api/v1/departments"),
                        "label=" + first_of(desk, "/api/v1/labels"),
                        std::string("status=waiting&priority=minor&responsible=none")};
  for (const auto& filter : filters)
    for (const auto* order : {"sort=number&order=desc", "sort=created&order=asc"})
      paths.push_back(path_of(fmt::format("{}&{}", filter, order)));
  return time_answers(desk, desk.staff_token(), paths, kTimes);
}

AnswerTimes measure_ticket_search(Desk& desk) {
  std::vector<std::string> paths;
  // A word of nearly every title, of some and of none; a part of a word; a number.
  for (const auto* words : {"order", "refund%20invoice", "kami", "nonexistent", "%23500",
                            "%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7"})
    paths.push_back(path_of(fmt::format("q={}", words)));
  return time_answers(desk, desk.staff_token(), paths, kTimes);
}

AnswerTimes measure_ticket_counts(Desk& desk) {
  return time_answers(desk, desk.token_of(kAgent), {"/api/v1/tickets/counts"}, 10 * kTimes);
}

}  // namespace harken::load
