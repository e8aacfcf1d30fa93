// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sandbox.hpp"

#include <sys/socket.h>

#include "channels/email/charset.hpp"
#include "channels/email/sandbox_worker.hpp"
#include "channels/email/socket_pair.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxOutput = 128 * 1024 * 1024;
// As many as mailboxes import at once at most times.
constexpr std::size_t kMostIdle = 4;

std::unexpected<Error> did_not_survive() {
  return fail_invalid("mail", "reading it takes too much time or memory");
}

}  // namespace

struct Sandbox::Answer {
  std::string output;
  int exit_code = kSandboxKilled;
};

Result<Child> Sandbox::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto child = std::move(idle_.back());
      idle_.pop_back();
      return child;
    }
  }
  return start_();
}

void Sandbox::give_back(Child child) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(child));
}

Result<Child> Sandbox::begin(int their_end) {
  // All that wait may be gone, such as by a hand that killed them.
  for (std::size_t i = 0; i <= kMostIdle; ++i) {
    ASSIGN_OR_RETURN(auto child, take());
    if (send_descriptor(child.socket(), their_end)) return child;
  }
  return fail(Errc::unavailable, "unavailable", "no process takes a mail");
}

// Whoever took too long, or said too much, ends here with the one that it came from.
Result<Sandbox::Answer> Sandbox::ask(std::string_view mail) {
  const auto end = std::chrono::steady_clock::now() + longest_;
  ASSIGN_OR_RETURN(auto sockets, make_socket_pair());
  ASSIGN_OR_RETURN(auto child, begin(sockets.theirs.get()));
  sockets.theirs.reset();
  auto said = talk(sockets.ours.get(), mail, end, kMaxOutput);
  if (!said.is_whole || !wait_readable(child.socket(), end)) return Answer{};
  std::int32_t code = 0;
  if (recv(child.socket(), &code, sizeof code, 0) != sizeof code)
    return fail(Errc::unavailable, "unavailable", "the process that reads mails is gone");
  give_back(std::move(child));
  return Answer{std::move(said.output), code};
}

Result<ReadMail> Sandbox::read(std::string_view mail) {
  if (mail.size() > kLongestMail) return fail_invalid("mail", "it is too long");
  ASSIGN_OR_RETURN(const auto answer, ask(mail));
  if (answer.exit_code == 0) return unpack_mail(answer.output);
  if (answer.exit_code == kSandboxNotStarted)
    return fail(Errc::unavailable, "unavailable", "no process for the mail");
  if (answer.exit_code != kSandboxRefused) return did_not_survive();
  return fail_invalid("mail",
                      std::string(first_code_points(clean_line(to_utf8(answer.output, {})), 200)));
}

}  // namespace harken::email
