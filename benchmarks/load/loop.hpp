// SPDX-License-Identifier: AGPL-3.0-or-later
// Many non-blocking connections to a server on this machine, on one thread and one epoll.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace harken::load {

class Connection {
 public:
  // `client` chooses the address that it comes from, since one address has only some 28,000 ports.
  Connection(int epoll, std::uint16_t port, int client);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Sends what the socket takes and keeps the rest for when it takes more.
  void send(std::string_view bytes);
  // Reads what is there and calls on_input. Throws when the server has closed.
  void handle(std::uint32_t events);

  // What has come and is not consumed; on_input takes from it.
  std::string input;
  std::function<void(Connection&)> on_input;

 private:
  void flush();
  void watch(std::uint32_t events, int operation);

  int epoll_;
  int fd_;
  std::uint32_t watched_ = 0;
  std::string output_;
};

class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  Connection& connect(std::uint16_t port, int client = 0);
  // Throws when `is_done` is not true within `seconds`; `what` says what was waited for.
  void run_until(const std::function<bool()>& is_done, double seconds, std::string_view what);
  void run_for(double seconds);
  // Handles what is there, or comes within `seconds`.
  void turn(double seconds);

 private:
  int epoll_;
  std::vector<std::unique_ptr<Connection>> connections_;
};

// Seconds of a steady clock.
double now();

}  // namespace harken::load
