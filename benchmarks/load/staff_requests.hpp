// SPDX-License-Identifier: AGPL-3.0-or-later
// What people of the desk ask of its API while they work: of each eight requests three show a
// conversation's newest messages, two a list, one the counts, one is a search, and one an answer to
// a customer.
#pragma once

#include <string>
#include <vector>

#include "chat.hpp"
#include "desk.hpp"

namespace harken::load {

class StaffRequests {
 public:
  // Accepts a conversation for each of some visitors; then connects.
  explicit StaffRequests(Desk& desk);

  // Sends the request of this number, at once when a connection is free, or else as soon as one is.
  // on_answer is called with the number; an answer that is not 2xx throws.
  void send(std::size_t number);
  Loop& loop() { return loop_; }
  // A second, each connection with one in flight.
  double measure_most(double seconds);

  ByNumber on_answer = [](std::size_t) {};

 private:
  std::string request_of(std::size_t number);
  void on_input(Connection& connection, std::size_t own);
  void begin(std::size_t own, std::size_t number);

  Loop loop_;
  const std::string token_;
  std::vector<std::string> conversations_;
  std::vector<Connection*> connections_;
  std::vector<std::size_t> asked_;  // by connection: the number of what it is asked
  std::vector<std::size_t> free_;
  std::vector<std::size_t> waiting_;
  std::size_t next_waiting_ = 0;
  std::int64_t answers_ = 0;
};

}  // namespace harken::load
