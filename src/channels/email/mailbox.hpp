// SPDX-License-Identifier: AGPL-3.0-or-later
// News of a mailbox: its inbox, and its folder of sent mails, so that an answer given with another
// program is known, too.
#pragma once

#include <chrono>

#include "channels/email/imap.hpp"
#include "channels/email/mailbox_cursor.hpp"
#include "channels/email/settings.hpp"

namespace harken::email {

inline constexpr const char* kSentLane = "sent";
inline constexpr const char* kInboxLane = "inbox";
// Ahead of a mail of which only the start was fetched: our own line, with its whole size.
inline constexpr std::string_view kCutHeader = "X-Harken-Original-Size: ";

struct MailboxLimits {
  std::size_t mails = 50;                     // a poll
  std::size_t bytes = 30 * 1024 * 1024;       // a poll, at the first mail that exceeds it
  std::size_t mail_bytes = 30 * 1024 * 1024;  // what is longer is cut
  std::chrono::milliseconds idle{25'000};
  std::chrono::milliseconds pause{20'000};  // without IDLE
};

class Mailbox {
 public:
  static Result<Mailbox> open(const MailboxSettings& settings, const MailboxLimits& limits,
                              const std::stop_token& stop);

  const std::string& sent_folder() const { return sent_folder_; }  // empty: there is none
  // What has come since; waits for something when nothing has.
  Result<std::vector<RawInbound>> news(MailboxCursor& cursor, Timestamp now,
                                       const std::stop_token& stop);

 private:
  Mailbox(ImapSession session, const MailboxLimits& limits)
      : session_(std::move(session)), limits_(limits) {}

  Status find_sent_folder(const std::string& wanted);
  Status take_all(MailboxCursor& cursor, Timestamp now, std::vector<RawInbound>& items);
  Status take(const std::string& folder, const char* lane, FolderCursor& cursor,
              std::vector<RawInbound>& items);
  Result<std::vector<std::optional<std::string>>> fetch(std::span<const ImapMail> mails);
  Result<FolderCursor> start_of(const std::string& folder, Timestamp now);
  Result<std::vector<std::string>> marks_of(const FolderCursor& start);
  Status wait(const std::stop_token& stop);

  ImapSession session_;
  MailboxLimits limits_;
  std::string sent_folder_;
};

}  // namespace harken::email
