// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "channels/email/child_process.hpp"
#include "channels/email/confine.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {
namespace {

using std::chrono::milliseconds;

Sandbox shell(const std::string& script, milliseconds longest = milliseconds(10'000)) {
  return Sandbox({"/bin/sh", "-c", script}, longest);
}

// In a process of its own, as `harken sandbox` does it; what it exits with, or minus its signal.
template <class Work>
int in_another_process(Work work) {
  const auto child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(EmailSandbox, GivesWhatTheOtherSideHasRead) {
  const auto mail = file_bytes(fixtures() / "outlook_reply.eml");
  const auto expected = to_json(*read_mail(mail));
  int sockets[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
  std::string output;
  const auto child = fork();
  if (child == 0) {
    close(sockets[0]);
    _exit(confine({}) ? serve_sandbox(sockets[1], sockets[1]) : 9);
  }
  close(sockets[1]);
  ASSERT_EQ(send(sockets[0], mail.data(), mail.size(), 0), static_cast<ssize_t>(mail.size()));
  shutdown(sockets[0], SHUT_WR);
  char buffer[4096];
  for (ssize_t size = 0; (size = recv(sockets[0], buffer, sizeof buffer, 0)) > 0;)
    output.append(buffer, static_cast<std::size_t>(size));
  close(sockets[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(output, expected);
}

TEST(EmailSandbox, F30_WhatHangsIsKilledAndTheNextMailIsRead) {
  const auto start = std::chrono::steady_clock::now();
  const auto hung = shell("while :; do :; done", milliseconds(200)).read("From: a@b.test\n\nx");
  ASSERT_FALSE(hung);
  EXPECT_EQ(hung.error().kind, Errc::invalid);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  const auto json = to_json(*read_mail("From: a@b.test\n\nx"));
  const auto next = shell("cat >/dev/null; printf '%s' '" + json + "'").read("From: a@b.test\n\nx");
  ASSERT_TRUE(next) << next.error().detail;
  EXPECT_EQ(next->visible, "x");
}

TEST(EmailSandbox, F30_CrashesAndNonsenseAreErrorsOfTheMail) {
  for (const auto* script : {"kill -SEGV $$", "exit 1", "echo nonsense", ":",
                             "cat >/dev/null; exit 7", "exec 0<&-; echo '{}'"}) {
    const auto result = shell(script).read(std::string(1'000'000, 'x'));
    ASSERT_FALSE(result) << script;
    EXPECT_EQ(result.error().kind, Errc::invalid) << script;
  }
  const auto refused = shell("cat >/dev/null; printf 'too deep'; exit 3").read("x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail, "too deep");
}

TEST(EmailSandbox, F30_WhoSaysTooMuchIsKilled) {
  const auto answer = run_child({"/bin/sh", "-c", "yes"}, "", milliseconds(20'000), 100'000);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->exit_code, -1);
  EXPECT_LT(answer->output.size(), 1'000'000U);
  EXPECT_FALSE(run_child({"/no/such/program"}, "", milliseconds(1'000), 10));
}

TEST(EmailSandbox, R11_TheOtherSideInheritsNothing) {
  const auto answer = run_child({"/bin/sh", "-c", "env; ls /proc/self/fd | wc -l"}, "",
                                milliseconds(10'000), 10'000);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->output.find("PATH=/usr/local"), std::string::npos);
  EXPECT_EQ(answer->output.find("HOME"), std::string::npos);
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
