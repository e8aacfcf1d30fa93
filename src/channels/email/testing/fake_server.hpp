// SPDX-License-Identifier: AGPL-3.0-or-later
// A server of one test: a thread that takes connections one after the other and says what it is
// told.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/rules/egress.hpp"

namespace harken::email {

// Where it is; nothing else of the own network.
inline EgressRules this_machine() { return EgressRules::parse("127.0.0.1").value(); }

class FakeClient {
 public:
  FakeClient(int socket, std::vector<std::string>& log, std::mutex& mutex, std::stop_token stop)
      : socket_(socket), log_(log), mutex_(mutex), stop_(std::move(stop)) {}
  ~FakeClient() {
    // Whoever has seen the end of it and then asks what was heard may change what it has read.
    {
      const std::lock_guard lock(mutex_);
    }
    close(socket_);
  }
  FakeClient(const FakeClient&) = delete;
  FakeClient& operator=(const FakeClient&) = delete;

  void say(std::string_view text) {
    while (!text.empty()) {
      const auto sent = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // Without its line break; false: the other side has gone, or the test is over.
  bool hear(std::string& line) {
    for (;;) {
      if (const auto end = buffer_.find("\r\n"); end != std::string::npos) {
        line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        const std::lock_guard lock(mutex_);
        log_.push_back(line);
        return true;
      }
      pollfd ready{socket_, POLLIN, 0};
      if (poll(&ready, 1, 20) == 0) {
        if (stop_.stop_requested()) return false;
        continue;
      }
      char bytes[4096];
      const auto size = recv(socket_, bytes, sizeof bytes, 0);
      if (size <= 0) return false;
      buffer_.append(bytes, static_cast<std::size_t>(size));
    }
  }

  // The other side learns of it as a broken connection.
  void reset() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }

  bool is_over() const { return stop_.stop_requested(); }

 private:
  int socket_;
  std::string buffer_;
  std::vector<std::string>& log_;
  std::mutex& mutex_;
  std::stop_token stop_;
};

class FakeServer {
 public:
  using Serve = std::function<void(FakeClient&)>;

  explicit FakeServer(Serve serve) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    listen(socket_, 8);
    socklen_t size = sizeof address;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread(
        [this, serve = std::move(serve)](const std::stop_token& stop) { run(serve, stop); });
  }
  ~FakeServer() {
    thread_.request_stop();
    thread_.join();
    close(socket_);
  }
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  int port() const { return port_; }
  // All lines that it has heard.
  std::vector<std::string> heard() {
    const std::lock_guard lock(mutex_);
    return log_;
  }
  std::size_t count_heard(std::string_view part) {
    std::size_t count = 0;
    for (const auto& line : heard())
      if (line.find(part) != std::string::npos) ++count;
    return count;
  }

 private:
  void run(const Serve& serve, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd ready{socket_, POLLIN, 0};
      if (poll(&ready, 1, 20) <= 0) continue;
      FakeClient client(accept(socket_, nullptr, nullptr), log_, mutex_, stop);
      serve(client);
    }
  }

  int socket_;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::jthread thread_;
};

}  // namespace harken::email
