// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "channels/email/socket_pair.hpp"

namespace harken::email {
namespace {

Result<pid_t> spawn(const std::vector<std::string>& command, int socket) {
  std::vector<char*> arguments;
  for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  // What is looked up in libraries is looked up once, and not in each process that comes of it.
  std::string binds_now = "LD_BIND_NOW=1";
  std::array<char*, 2> environment{binds_now.data(), nullptr};
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

}  // namespace

Child::~Child() {
  if (process_ == 0) return;
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<Child> start_child(const std::vector<std::string>& command) {
  ASSIGN_OR_RETURN(auto sockets, make_socket_pair());
  ASSIGN_OR_RETURN(const auto process, spawn(command, sockets.theirs.get()));
  return Child(process, std::move(sockets.ours));
}

}  // namespace harken::email
