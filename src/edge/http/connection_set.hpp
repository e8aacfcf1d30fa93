// SPDX-License-Identifier: AGPL-3.0-or-later
// The HTTP connections of one thread: closes those whose time is up, and empties itself on stop.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <list>
#include <utility>

namespace harken::edge {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

struct Connection {
  Tcp::socket socket;
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  bool is_idle = true;  // between requests: a stop may close it at once
  bool is_new = true;   // but not before its first: that is on its way
  std::list<Connection*>::iterator place{};

  void allow(std::chrono::milliseconds time) { deadline = std::chrono::steady_clock::now() + time; }
  void allow_forever() { deadline = std::chrono::steady_clock::time_point::max(); }
};

// What a stop waits for the request of a new connection.
inline constexpr std::chrono::milliseconds kFirstRequestTime{1'000};

// Every member but announce_stop() is called on the thread of the context.
class ConnectionSet {
 public:
  explicit ConnectionSet(asio::io_context& context) : timer_(context) { wait(); }

  void add(Connection& connection);
  void remove(Connection& connection);
  // From any thread, before stop(): from now on each answer is the last of its connection.
  void announce_stop() { is_stopping_ = true; }
  // Closes idle connections, new ones after kFirstRequestTime; `emptied` is called once when the
  // last one has gone.
  void stop(std::function<void()> emptied);
  void close_all();
  bool is_stopping() const { return is_stopping_; }

 private:
  void wait();
  void close_late();
  void report_if_empty();

  asio::steady_timer timer_;
  std::list<Connection*> connections_;
  std::function<void()> emptied_;
  std::atomic<bool> is_stopping_ = false;
};

}  // namespace harken::edge
