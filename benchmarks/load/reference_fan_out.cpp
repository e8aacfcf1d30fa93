// SPDX-License-Identifier: AGPL-3.0-or-later
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>
#include <unordered_map>

#include "references.hpp"
#include "websocket.hpp"

namespace harken::load {
namespace {

constexpr std::string_view kSwitching =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

struct Peer {
  std::string input;
  std::string output;  // what the socket did not take yet
  bool is_open = false;
};

class BareFanOut {
 public:
  explicit BareFanOut(std::uint16_t port)
      : epoll_(epoll_create1(0)), listener_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    const int on = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    listen(listener_, 4096);
    watch(listener_, EPOLLIN, EPOLL_CTL_ADD);
  }

  [[noreturn]] void run() {
    std::array<epoll_event, 512> events;
    for (;;) {
      const int count = epoll_wait(epoll_, events.data(), events.size(), -1);
      for (int i = 0; i < count; ++i) handle(events[static_cast<std::size_t>(i)]);
      broadcast();
    }
  }

 private:
  void watch(int fd, std::uint32_t wanted, int operation) {
    epoll_event event{.events = wanted, .data = {.fd = fd}};
    epoll_ctl(epoll_, operation, fd, &event);
  }

  void handle(const epoll_event& event) {
    if (event.data.fd == listener_) return accept_all();
    if (event.events & EPOLLOUT) write(event.data.fd, {});
    if (event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) read(event.data.fd);
  }

  void accept_all() {
    const int on = 1;
    for (int fd; (fd = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      peers_[fd];
      watch(fd, EPOLLIN, EPOLL_CTL_ADD);
    }
  }

  void read(int fd) {
    std::array<char, 16384> buffer;
    const ssize_t size = recv(fd, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
      close(fd);
      peers_.erase(fd);
      return;
    }
    auto& peer = peers_[fd];
    peer.input.append(buffer.data(), static_cast<std::size_t>(size));
    if (!peer.is_open) return open_peer(fd, peer);
    peer.input.erase(0, read_frames(peer.input, [&](unsigned, std::string_view payload) {
                       turn_ += server_frame(payload);
                     }));
  }

  void open_peer(int fd, Peer& peer) {
    const auto end = peer.input.find("\r\n\r\n");
    if (end == std::string::npos) return;
    peer.input.erase(0, end + 4);
    peer.is_open = true;
    write(fd, kSwitching);
  }

  void broadcast() {
    if (turn_.empty()) return;
    for (auto& [fd, peer] : peers_)
      if (peer.is_open) write(fd, turn_);
    turn_.clear();
  }

  void write(int fd, std::string_view bytes) {
    auto& peer = peers_[fd];
    if (!peer.output.empty()) {
      peer.output += bytes;
      bytes = peer.output;
    }
    const ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    const auto rest = bytes.substr(sent > 0 ? static_cast<std::size_t>(sent) : 0);
    const bool was_waiting = !peer.output.empty();
    peer.output = std::string(rest);
    if (was_waiting != !peer.output.empty())
      watch(fd, peer.output.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
  }

  int epoll_;
  int listener_;
  std::unordered_map<int, Peer> peers_;
  std::string turn_;  // the frames of this turn of the loop
};

}  // namespace

void run_bare_fan_out(std::uint16_t port) { BareFanOut(port).run(); }

}  // namespace harken::load
