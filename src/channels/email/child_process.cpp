// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace harken::email {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() { reset(); }
  int get() const { return number_; }
  void reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

// A pair of sockets: writing to one whose reader has gone is an error, not a signal.
struct Channel {
  Descriptor ours;
  Descriptor theirs;
};

Result<Channel> make_channel() {
  std::array<int, 2> pair{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
    return fail(Errc::unavailable, "unavailable", std::system_category().message(errno));
  fcntl(pair[0], F_SETFL, O_NONBLOCK);
  return Channel{Descriptor(pair[0]), Descriptor(pair[1])};
}

Result<pid_t> spawn(const std::vector<std::string>& command, int socket) {
  std::vector<char*> arguments;
  for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  pid_t child = 0;
  const int error =
      posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    return fail(Errc::unavailable, "unavailable", std::system_category().message(error));
  return child;
}

class Talk {
 public:
  Talk(int socket, std::string_view input, Clock::time_point end, std::size_t max_output)
      : socket_(socket), input_(input), end_(end), max_output_(max_output) {}

  // True: the other side has said all. False: it takes too long, or says too much.
  bool run() {
    if (input_.empty()) shutdown(socket_, SHUT_WR);
    while (!is_over_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
      if (left.count() <= 0 || output_.size() > max_output_) return false;
      const bool writes = !input_.empty();
      pollfd ready{socket_, static_cast<short>(POLLIN | (writes ? POLLOUT : 0)), 0};
      if (poll(&ready, 1, static_cast<int>(left.count())) < 0) continue;
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
  Clock::time_point end_;
  std::size_t max_output_;
  std::string output_;
  bool is_over_ = false;
};

// Waits for the end of what was told to end, or has closed its output.
int exit_code_of(pid_t child, Clock::time_point end) {
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() >= end) kill(child, SIGKILL);
    poll(nullptr, 0, 1);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Result<ChildAnswer> run_child(const std::vector<std::string>& command, std::string_view input,
                              std::chrono::milliseconds longest, std::size_t max_output) {
  const auto end = Clock::now() + longest;
  ASSIGN_OR_RETURN(auto channel, make_channel());
  ASSIGN_OR_RETURN(const auto child, spawn(command, channel.theirs.get()));
  channel.theirs.reset();
  Talk talk(channel.ours.get(), input, end, max_output);
  const bool is_whole = talk.run();
  if (!is_whole) kill(child, SIGKILL);
  const int code = exit_code_of(child, end);
  return ChildAnswer{talk.take_output(), is_whole ? code : -1};
}

}  // namespace harken::email
