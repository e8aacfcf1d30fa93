// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/socket_pair.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace harken::email {
namespace {

using Clock = std::chrono::steady_clock;

std::int64_t milliseconds_until(SteadyTime end) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
}

class Talk {
 public:
  Talk(int socket, std::string_view input, SteadyTime end, std::size_t max_output)
      : socket_(socket), input_(input), end_(end), max_output_(max_output) {}

  bool run() {
    if (input_.empty()) shutdown(socket_, SHUT_WR);
    while (!is_over_) {
      const auto left = milliseconds_until(end_);
      if (left <= 0 || output_.size() > max_output_) return false;
      const bool writes = !input_.empty();
      pollfd ready{socket_, static_cast<short>(POLLIN | (writes ? POLLOUT : 0)), 0};
      if (poll(&ready, 1, static_cast<int>(left)) < 0) continue;
      if ((ready.revents & POLLOUT) != 0) write();
      if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) != 0) read();
    }
    return true;
  }

  std::string take_output() { return std::move(output_); }

 private:
  void write() {
    const auto sent = send(socket_, input_.data(), input_.size(), MSG_NOSIGNAL);
    if (sent > 0) input_.remove_prefix(static_cast<std::size_t>(sent));
    // It wants no more, and may have something to say all the same.
    if (sent < 0 && errno != EAGAIN && errno != EINTR) input_ = {};
    if (input_.empty()) shutdown(socket_, SHUT_WR);
  }

  void read() {
    std::array<char, 64 * 1024> buffer;
    const auto size = recv(socket_, buffer.data(), buffer.size(), 0);
    if (size > 0) output_.append(buffer.data(), static_cast<std::size_t>(size));
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR)) is_over_ = true;
  }

  int socket_;
  std::string_view input_;
  SteadyTime end_;
  std::size_t max_output_;
  std::string output_;
  bool is_over_ = false;
};

// One byte with room for one descriptor beside it.
struct Parcel {
  char byte = 0;
  iovec bytes{&byte, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> room{};
  msghdr header{};

  Parcel() {
    header.msg_iov = &bytes;
    header.msg_iovlen = 1;
    header.msg_control = room.data();
    header.msg_controllen = room.size();
  }
};

}  // namespace

Result<SocketPair> make_socket_pair() {
  std::array<int, 2> pair{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
    return fail(Errc::unavailable, "unavailable", std::system_category().message(errno));
  fcntl(pair[0], F_SETFL, O_NONBLOCK);
  return SocketPair{Descriptor(pair[0]), Descriptor(pair[1])};
}

bool wait_readable(int socket, SteadyTime end) {
  for (auto left = milliseconds_until(end); left > 0; left = milliseconds_until(end)) {
    pollfd ready{socket, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(left)) > 0) return true;
  }
  return false;
}

bool send_descriptor(int socket, int descriptor) {
  Parcel parcel;
  auto* control = CMSG_FIRSTHDR(&parcel.header);
  control->cmsg_level = SOL_SOCKET;
  control->cmsg_type = SCM_RIGHTS;
  control->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(control), &descriptor, sizeof(int));
  return sendmsg(socket, &parcel.header, MSG_NOSIGNAL) == 1;
}

int receive_descriptor(int socket) {
  Parcel parcel;
  ssize_t size = 0;
  do size = recvmsg(socket, &parcel.header, MSG_CMSG_CLOEXEC);
  while (size < 0 && errno == EINTR);
  const auto* control = size == 1 ? CMSG_FIRSTHDR(&parcel.header) : nullptr;
  if (!control || control->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(control), sizeof(int));
  return descriptor;
}

Said talk(int socket, std::string_view input, SteadyTime end, std::size_t max_output) {
  Talk talk(socket, input, end, max_output);
  const bool is_whole = talk.run();
  return {talk.take_output(), is_whole};
}

}  // namespace harken::email
