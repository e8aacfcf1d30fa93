// SPDX-License-Identifier: AGPL-3.0-or-later
#include "staff_requests.hpp"

#include <fmt/format.h>

#include "http.hpp"

namespace harken::load {
namespace {

constexpr int kConversations = 50;
constexpr int kConnections = 32;

// Of a visitor who has just written for the first time.
std::string accept_new_conversation(Desk& desk, const std::string& visitor) {
  const auto ask = [&](std::string_view method, const std::string& path, const std::string& token,
                       std::string_view body) {
    return fetch(desk.port(), http_request(method, "/api/v1" + path, token, body)).body;
  };
  ask("POST", "/widget/demo/messages", visitor, visitor_post(0, 0));
  const auto list = ask("GET", "/conversations?view=new&limit=1", desk.staff_token(), {});
  std::string id(json_string(list, "id"));
  ask("POST", "/conversations/" + id + "/accept", desk.staff_token(), {});
  return id;
}

}  // namespace

StaffRequests::StaffRequests(Desk& desk) : token_(desk.staff_token()), asked_(kConnections) {
  for (const auto& visitor : desk.make_visitors(kConversations))
    conversations_.push_back(accept_new_conversation(desk, visitor));
  for (std::size_t own = 0; own < kConnections; ++own) {
    connections_.push_back(&loop_.connect(desk.port()));
    connections_.back()->on_input = [this, own](Connection& self) { on_input(self, own); };
    free_.push_back(own);
  }
}

std::string StaffRequests::request_of(std::size_t number) {
  const auto get = [&](const std::string& path) {
    return http_request("GET", "/api/v1" + path, token_, {});
  };
  const auto messages =
      "/conversations/" + conversations_[number / 8 % conversations_.size()] + "/messages";
  switch (number % 8) {
    case 0:
      return http_request("POST", "/api/v1" + messages, token_, visitor_post(0, ++answers_));
    case 2:
      return get("/conversations?view=mine&limit=50");
    case 4:
      return get("/conversations?view=all&limit=50");
    case 6:
      return get("/conversations/counts");
    case 7:
      return get("/search?q=order");
    default:
      return get(messages);
  }
}

void StaffRequests::begin(std::size_t own, std::size_t number) {
  asked_[own] = number;
  connections_[own]->send(request_of(number));
}

void StaffRequests::send(std::size_t number) {
  if (free_.empty()) return waiting_.push_back(number);
  const auto own = free_.back();
  free_.pop_back();
  begin(own, number);
}

void StaffRequests::on_input(Connection& connection, std::size_t own) {
  const auto answer = take_answer(connection.input);
  if (!answer) return;
  require_success(*answer);
  const auto number = asked_[own];
  if (next_waiting_ < waiting_.size()) {
    begin(own, waiting_[next_waiting_++]);
  } else {
    free_.push_back(own);
  }
  on_answer(number);
}

double StaffRequests::measure_most(double seconds) {
  std::size_t sent = 0, answered = 0;
  bool goes_on = true;
  on_answer = [&](std::size_t) {
    ++answered;
    if (goes_on) send(sent++);
  };
  while (sent < kConnections) send(sent++);
  loop_.run_for(seconds / 4);
  const auto before = answered;
  const double start = now();
  loop_.run_for(seconds);
  const double rate = static_cast<double>(answered - before) / (now() - start);
  goes_on = false;
  loop_.run_until([&] { return answered == sent; }, 20, "the last answers");
  on_answer = [](std::size_t) {};
  return rate;
}

}  // namespace harken::load
