// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading a stranger's mail in another process, which may loop, eat memory or crash without anybody
// else noticing (F30, R11).
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "channels/email/read_mail.hpp"

namespace harken::email {

class Sandbox {
 public:
  // `command` reads a mail and writes it as serve_sandbox() does, such as {"/proc/self/exe",
  // "sandbox"}.
  explicit Sandbox(std::vector<std::string> command,
                   std::chrono::milliseconds longest = std::chrono::seconds(15))
      : command_(std::move(command)), longest_(longest) {}

  // Errors: invalid, when nothing can be made of the mail, or the process did not survive it;
  // unavailable, when there is no process.
  Result<ReadMail> read(std::string_view mail) const;

 private:
  std::vector<std::string> command_;
  std::chrono::milliseconds longest_;
};

// The other side: one mail from a file descriptor, what it says as JSON to another. Gives the exit
// code of the process: 0, or 3 when nothing can be made of the mail and the reason was written.
int serve_sandbox(int in, int out);
inline constexpr int kSandboxRefused = 3;

}  // namespace harken::email
