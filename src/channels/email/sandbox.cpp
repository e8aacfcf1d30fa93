// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sandbox.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>

#include "channels/email/charset.hpp"
#include "channels/email/child_process.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxInput = 64 * 1024 * 1024;
constexpr std::size_t kMaxOutput = 128 * 1024 * 1024;

bool read_all(int in, std::string& bytes) {
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    const auto size = ::read(in, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
    if (bytes.size() > kMaxInput) return false;
  }
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

}  // namespace

int serve_sandbox(int in, int out) {
  std::string bytes;
  if (!read_all(in, bytes)) return 1;
  const auto mail = read_mail(bytes);
  if (!mail) return write_all(out, mail.error().detail) ? kSandboxRefused : 1;
  return write_all(out, to_json(*mail)) ? 0 : 1;
}

Result<ReadMail> Sandbox::read(std::string_view mail) const {
  if (mail.size() > kMaxInput) return fail_invalid("mail", "it is too long");
  ASSIGN_OR_RETURN(const auto answer, run_child(command_, mail, longest_, kMaxOutput));
  if (answer.exit_code == 0) return read_mail_from_json(answer.output);
  if (answer.exit_code == kSandboxRefused)
    return fail_invalid(
        "mail", std::string(first_code_points(clean_line(to_utf8(answer.output, {})), 200)));
  return fail_invalid("mail", "reading it takes too much time or memory");
}

}  // namespace harken::email
