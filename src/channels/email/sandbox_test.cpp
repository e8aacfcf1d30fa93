// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <thread>

#include "channels/email/confine.hpp"
#include "channels/email/sandbox_worker.hpp"
#include "channels/email/socket_pair.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {
namespace {

using std::chrono::milliseconds;
using Work = std::function<int(int)>;

SteadyTime in(milliseconds time) { return std::chrono::steady_clock::now() + time; }

std::string read_all(int socket) {
  std::string bytes;
  std::array<char, 4096> buffer;
  for (ssize_t size = 0; (size = read(socket, buffer.data(), buffer.size())) > 0;)
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  return bytes;
}

int say(int socket, std::string_view text, int code) {
  return write(socket, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? code : 9;
}

int say_mail(int socket, std::string visible) {
  auto mail = *read_mail("From: a@b.test\n\nx");
  mail.visible = std::move(visible);
  return say(socket, pack(mail), 0);
}

// Does what the mail tells it, as a parser with holes would.
int do_as_told(int socket) {
  const auto mail = read_all(socket);
  const auto is_told = [&](std::string_view what) { return mail.find(what) != std::string::npos; };
  if (is_told("hang"))
    for (volatile unsigned int i = 0;; i = i + 1) {
    }
  if (is_told("crash")) raise(SIGSEGV);
  if (is_told("exit")) return 7;
  if (is_told("nonsense")) return say(socket, "nonsense", 0);
  if (is_told("silence")) return 0;
  if (is_told("refuse")) return say(socket, "too deep", kSandboxRefused);
  return say_mail(socket, "read");
}

// The process that `harken sandbox --lasting` is, doing other work. A program begins with no file
// of others; what only forks has to close them.
class Lasting {
 public:
  explicit Lasting(Work work, int kept = -1) : work_(std::move(work)), kept_(kept) {}

  Result<Child> start() {
    ASSIGN_OR_RETURN(auto sockets, make_socket_pair());
    const auto process = fork();
    if (process == 0) {
      for (int each = STDERR_FILENO + 1; each < 256; ++each)
        if (each != sockets.theirs.get() && each != kept_) close(each);
      signal(SIGSEGV, SIG_DFL);  // a sanitizer would explain it
      _exit(serve_sandboxes(sockets.theirs.get(), work_));
    }
    const std::lock_guard lock(mutex_);  // a sandbox starts children from several threads
    started.push_back(process);
    return Child(process, std::move(sockets.ours));
  }
  Sandbox sandbox(milliseconds longest = milliseconds(10'000)) {
    return Sandbox([this] { return start(); }, longest);
  }

  std::vector<pid_t> started;

 private:
  Work work_;
  int kept_;
  std::mutex mutex_;
};

// In a process of its own; what it exits with, or minus its signal.
template <class Work>
int in_another_process(Work work) {
  const auto child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(EmailSandbox, GivesWhatTheOtherSideHasRead) {
  Lasting lasting(serve_confined);
  auto sandbox = lasting.sandbox();
  for (const auto* name : {"outlook_reply.eml", "japanese.eml", "bounce.eml"}) {
    const auto mail = file_bytes(fixtures() / name);
    const auto given = sandbox.read(mail);
    ASSERT_TRUE(given) << given.error().detail;
    EXPECT_EQ(pack(*given), pack(*read_mail(mail)));
  }
  EXPECT_EQ(lasting.started.size(), 1U);
}

TEST(EmailSandbox, F30_WhatHangsIsKilledAndTheNextMailIsRead) {
  Lasting lasting(do_as_told);
  auto sandbox = lasting.sandbox(milliseconds(300));
  const auto start = std::chrono::steady_clock::now();
  const auto hung = sandbox.read("hang");
  ASSERT_FALSE(hung);
  EXPECT_EQ(hung.error().kind, Errc::invalid);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  auto patient = lasting.sandbox();
  EXPECT_TRUE(patient.read("x"));
  EXPECT_EQ(lasting.started.size(), 2U) << "the one before has ended with what hung";
}

TEST(EmailSandbox, F30_R11_ACrashInTheMiddleIsAnErrorOfThatMailAndTheNextOneIsRead) {
  Lasting lasting(do_as_told);
  auto sandbox = lasting.sandbox();
  for (const auto* poison : {"crash", "exit", "nonsense", "silence"}) {
    const auto result = sandbox.read(poison + std::string(1'000'000, 'x'));
    ASSERT_FALSE(result) << poison;
    EXPECT_EQ(result.error().kind, Errc::invalid) << poison;
    const auto next = sandbox.read("a mail");
    ASSERT_TRUE(next) << poison << ": " << next.error().detail;
    EXPECT_EQ(next->visible, "read");
  }
  const auto refused = sandbox.read("refuse");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail, "too deep");
  EXPECT_EQ(lasting.started.size(), 1U) << "only the process of the mail has gone";
}

TEST(EmailSandbox, R11_NoMailLeavesAnythingToTheNext) {
  auto seen = std::make_shared<int>(0);
  Lasting lasting([seen](int socket) {
    read_all(socket);
    return say_mail(socket, std::to_string(++*seen));
  });
  auto sandbox = lasting.sandbox();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(sandbox.read("x").value_or(ReadMail{}).visible, "1");
}

// Who took over the process of a mail must not speak for the next one.
TEST(EmailSandbox, R11_TheProcessOfAMailHasNothingButItsOwnSocket) {
  Lasting lasting([](int socket) {
    read_all(socket);
    int sockets = 0;
    for (const auto& each : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code error;
      const auto name = std::filesystem::read_symlink(each.path(), error).string();
      if (name.starts_with("socket:")) ++sockets;
    }
    return say_mail(socket, std::to_string(sockets));
  });
  EXPECT_EQ(lasting.sandbox().read("x").value_or(ReadMail{}).visible, "1");
}

TEST(EmailSandbox, F30_WhatWasKilledWhileItWaitedIsReplaced) {
  Lasting lasting(do_as_told);
  auto sandbox = lasting.sandbox();
  ASSERT_TRUE(sandbox.read("x"));
  ASSERT_EQ(kill(lasting.started.back(), SIGKILL), 0);
  siginfo_t gone{};
  ASSERT_EQ(waitid(P_PID, static_cast<id_t>(lasting.started.back()), &gone, WEXITED | WNOWAIT), 0);
  EXPECT_TRUE(sandbox.read("x"));
  EXPECT_EQ(lasting.started.size(), 2U);
}

TEST(EmailSandbox, F30_SeveralMailsAtOnceHoldUpNoOther) {
  Lasting lasting(do_as_told);
  auto sandbox = lasting.sandbox(milliseconds(3'000));
  std::jthread hanging([&] { EXPECT_FALSE(sandbox.read("hang")); });
  std::jthread reading([&] {
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(sandbox.read("x"));
  });
}

// The writing end of the pipe is open as long as any of the processes lives.
TEST(EmailSandbox, F30_NothingOutlivesTheOneItCameFrom) {
  std::array<int, 2> life{};
  ASSERT_EQ(pipe2(life.data(), O_CLOEXEC), 0);
  Lasting lasting(do_as_told, life[1]);
  EXPECT_FALSE(lasting.sandbox(milliseconds(200)).read("hang"));
  close(life[1]);
  pollfd end{life[0], POLLIN, 0};
  ASSERT_EQ(poll(&end, 1, 5'000), 1);
  char byte = 0;
  EXPECT_EQ(read(life[0], &byte, 1), 0);
  close(life[0]);
}

TEST(EmailSandbox, F30_WhoSaysTooMuchIsNotListenedTo) {
  const auto child = start_child({"/bin/sh", "-c", "yes"});
  ASSERT_TRUE(child);
  const auto said = talk(child->socket(), "", in(milliseconds(20'000)), 100'000);
  EXPECT_FALSE(said.is_whole);
  EXPECT_LT(said.output.size(), 1'000'000U);
  EXPECT_FALSE(start_child({"/no/such/program"}));
}

TEST(EmailSandbox, R11_TheOtherSideInheritsNothing) {
  const auto child = start_child({"/bin/sh", "-c", "env; ls /proc/self/fd | wc -l"});
  ASSERT_TRUE(child);
  const auto said = talk(child->socket(), "", in(milliseconds(10'000)), 10'000);
  EXPECT_TRUE(said.is_whole);
  EXPECT_EQ(said.output.find("PATH=/usr/local"), std::string::npos);
  EXPECT_EQ(said.output.find("HOME"), std::string::npos);
}

TEST(EmailSandbox, R11_NoNetworkNoProgramsNoFiles) {
  EXPECT_EQ(in_another_process([] {
              if (!confine({})) return 9;
              if (socket(AF_INET, SOCK_STREAM, 0) >= 0) return 1;
              execl("/bin/true", "true", nullptr);
              if (fork() >= 0) return 2;
              if (open("/tmp/nothing", O_CREAT | O_WRONLY, 0600) >= 0) return 3;
              if (unlink("/tmp/nothing") == 0 || errno != EPERM) return 4;
              return open("/etc/passwd", O_RDONLY) >= 0 ? 0 : 5;
            }),
            0);
}

TEST(EmailSandbox, F30_TimeOfTheProcessorIsLimited) {
  EXPECT_EQ(in_another_process([] {
              if (!confine({.cpu_seconds = 1})) return 9;
              for (volatile unsigned int i = 0;; i = i + 1) {
              }
            }),
            -SIGKILL);
}

}  // namespace
}  // namespace harken::email
