// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading a stranger's mail in another process, which may loop, eat memory or crash without anybody
// else noticing (F30, R11). Starting a program for each mail costs more than reading it: one is
// started once, and makes of itself a process for each mail. It never sees a mail itself, so no
// mail leaves anything to the next.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

#include "channels/email/child_process.hpp"
#include "channels/email/read_mail.hpp"

namespace harken::email {

class Sandbox {
 public:
  // Starts a process that does as serve_sandboxes(). Errors: unavailable.
  using Start = std::function<Result<Child>()>;
  explicit Sandbox(Start start, std::chrono::milliseconds longest = std::chrono::seconds(15))
      : start_(std::move(start)), longest_(longest) {}

  // From any thread; several at once have a process each. Errors: invalid, when nothing can be made
  // of the mail, or the process did not survive it; unavailable, when there is no process.
  Result<ReadMail> read(std::string_view mail);

 private:
  struct Answer;
  Result<Child> take();
  void give_back(Child child);
  // With one that waits, or, when that has gone meanwhile, with a new one.
  Result<Child> begin(int their_end);
  Result<Answer> ask(std::string_view mail);

  Start start_;
  std::chrono::milliseconds longest_;
  std::mutex mutex_;
  std::vector<Child> idle_;
};

}  // namespace harken::email
