// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sandbox_worker.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include "channels/email/confine.hpp"
#include "channels/email/read_mail.hpp"
#include "channels/email/socket_pair.hpp"

namespace harken::email {
namespace {

// Right to where it stays: each page that is touched for the first time costs a new process more
// than a copy.
bool read_all(int in, std::string& bytes) {
  constexpr std::size_t kMost = 64 * 1024;
  bytes.reserve(4 * kMost);
  while (bytes.size() <= kLongestMail) {
    ssize_t size = 0;
    // libstdc++ 12 may give more room than was asked for.
    const auto before = bytes.size();
    bytes.resize_and_overwrite(before + kMost, [&](char* begin, std::size_t) {
      size = ::read(in, begin + before, kMost);
      return before + static_cast<std::size_t>(std::max<ssize_t>(size, 0));
    });
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
  }
  return false;
}

bool write_all(int out, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = ::write(out, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

// Closed before anything of the mail is read: who took this process over could speak for the desk's
// own child through them.
void leave_parent(pid_t parent, int control) {
  for (const int number : {control, STDIN_FILENO, STDOUT_FILENO}) close(number);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
}

std::int32_t exit_code_of(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return kSandboxKilled;
  return WIFEXITED(status) ? WEXITSTATUS(status) : kSandboxKilled;
}

std::int32_t in_own_process(int control, int socket, const std::function<int(int)>& work) {
  const auto parent = getpid();
  const auto child = fork();
  if (child == 0) {
    leave_parent(parent, control);
    // Nothing of this process is worth an orderly end.
    _exit(work(socket));
  }
  close(socket);
  return child < 0 ? kSandboxNotStarted : exit_code_of(child);
}

}  // namespace

int serve_sandbox(int in, int out) {
  std::string bytes;
  if (!read_all(in, bytes)) return 1;
  const auto mail = read_mail(bytes);
  if (!mail) return write_all(out, mail.error().detail) ? kSandboxRefused : 1;
  return write_all(out, pack(*mail)) ? 0 : 1;
}

int serve_confined(int socket) { return confine({}) ? serve_sandbox(socket, socket) : 1; }

int serve_sandboxes(int control, const std::function<int(int socket)>& work) {
  for (;;) {
    const int socket = receive_descriptor(control);
    if (socket < 0) return 0;
    const auto code = in_own_process(control, socket, work);
    if (send(control, &code, sizeof code, MSG_NOSIGNAL) != sizeof code) return 1;
  }
}

}  // namespace harken::email
