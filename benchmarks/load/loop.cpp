// SPDX-License-Identifier: AGPL-3.0-or-later
#include "loop.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <stdexcept>

namespace harken::load {

double now() {
  using std::chrono::duration;
  return duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

namespace {

// A constructor that throws has no destructor to close it.
[[noreturn]] void give_up(int fd, const std::string& what) {
  const int error = errno;
  close(fd);
  throw std::runtime_error(fmt::format("{}: errno {}", what, error));
}

// 127.0.0.1 is the first.
void bind_client(int fd, int client) {
  const int on = 1;
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(client));
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    give_up(fd, fmt::format("bind to 127.0.0.{}", client + 1));
}

}  // namespace

Connection::Connection(int epoll, std::uint16_t port, int client)
    : epoll_(epoll), fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (fd_ < 0) throw std::runtime_error(fmt::format("socket: errno {}", errno));
  if (client > 0) bind_client(fd_, client);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    give_up(fd_, fmt::format("connect to port {}", port));
  const int on = 1;
  setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  watch(EPOLLIN, EPOLL_CTL_ADD);
}

Connection::~Connection() { close(fd_); }

void Connection::watch(std::uint32_t events, int operation) {
  epoll_event event{.events = events, .data = {.ptr = this}};
  if (epoll_ctl(epoll_, operation, fd_, &event) != 0) throw std::runtime_error("epoll_ctl");
  watched_ = events;
}

void Connection::send(std::string_view bytes) {
  const bool was_empty = output_.empty();
  output_.append(bytes);
  if (was_empty) flush();
}

void Connection::flush() {
  const ssize_t sent = ::send(fd_, output_.data(), output_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0 && errno != EAGAIN) throw std::runtime_error("the server closed a connection");
  if (sent > 0) output_.erase(0, static_cast<std::size_t>(sent));
  const std::uint32_t wanted = output_.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT;
  if (wanted != watched_) watch(wanted, EPOLL_CTL_MOD);
}

void Connection::handle(std::uint32_t events) {
  thread_local std::array<char, 256 * 1024> buffer;
  if (events & EPOLLOUT) flush();
  if (!(events & ~static_cast<std::uint32_t>(EPOLLOUT))) return;
  const ssize_t size = recv(fd_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0 && errno == EAGAIN) return;
  if (size <= 0) throw std::runtime_error("the server closed a connection: " + input);
  input.append(buffer.data(), static_cast<std::size_t>(size));
  if (on_input) on_input(*this);
}

Loop::Loop() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {}

Loop::~Loop() {
  connections_.clear();
  close(epoll_);
}

Connection& Loop::connect(std::uint16_t port, int client) {
  return *connections_.emplace_back(std::make_unique<Connection>(epoll_, port, client));
}

void Loop::turn(double seconds) {
  std::array<epoll_event, 512> events;
  const double whole = std::floor(std::max(seconds, 0.0));
  const timespec timeout{static_cast<time_t>(whole),
                         static_cast<long>((std::max(seconds, 0.0) - whole) * 1e9)};
  const int count = epoll_pwait2(epoll_, events.data(), events.size(), &timeout, nullptr);
  for (int i = 0; i < count; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    static_cast<Connection*>(event.data.ptr)->handle(event.events);
  }
}

void Loop::run_until(const std::function<bool()>& is_done, double seconds, std::string_view what) {
  const double end = now() + seconds;
  while (!is_done()) {
    if (now() > end) throw std::runtime_error(fmt::format("no {} within {} s", what, seconds));
    turn(0.1);
  }
}

void Loop::run_for(double seconds) {
  const double end = now() + seconds;
  for (double left = seconds; left > 0; left = end - now()) turn(left);
}

}  // namespace harken::load
