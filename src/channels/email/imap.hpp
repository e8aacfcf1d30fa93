// SPDX-License-Identifier: AGPL-3.0-or-later
// A mailbox by IMAP. Blocking; nothing in it is ever changed, not even what is read.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "channels/email/imap_reply.hpp"
#include "channels/email/wire_connection.hpp"

namespace harken::email {

inline constexpr std::size_t kMaxMailBytes = 50 * 1024 * 1024;

struct ImapFolder {
  std::string name;  // as the server writes it
  bool is_sent = false;
};

struct ImapState {
  std::uint32_t uid_validity = 0;
  std::uint32_t uid_next = 0;  // 0: the server does not say
};

struct ImapMail {
  std::uint32_t uid = 0;
  std::size_t size = 0;
};

class ImapSession {
 public:
  // Errors, here and below: unavailable, as connect_error(), or with the server's words.
  static Result<ImapSession> open(const MailServer& server, const std::stop_token& stop);

  bool can_idle() const { return can_idle_; }
  Result<std::vector<ImapFolder>> folders();
  Result<ImapState> open_folder(const std::string& name);
  // Of the open folder, in order: those from `uid` on, and, when there is a day ("1-Nov-2026"),
  // that have come since. At most `limit` of them.
  Result<std::vector<ImapMail>> mails_from(std::uint32_t uid, const std::string& since,
                                           std::size_t limit);
  // Its bytes; of one that is longer than `limit` its header and the start of its text. Nothing: it
  // has gone.
  Result<std::optional<std::string>> fetch(const ImapMail& mail, std::size_t limit);
  // All bytes of several, by one command; none of one that has gone, or that the server leaves out.
  Result<std::map<std::uint32_t, std::string>> fetch_whole(std::span<const ImapMail> mails);
  // Their headers, in any order; of one that has gone none.
  Result<std::vector<std::string>> headers(std::span<const ImapMail> mails);
  // Until something happens in the open folder, the time is up, or a stop is asked for.
  Status idle(std::chrono::milliseconds longest);

  void set_stop(std::stop_token stop) { stop_ = std::move(stop); }

 private:
  ImapSession(WireConnection connection, std::stop_token stop)
      : connection_(std::move(connection)), stop_(std::move(stop)) {}

  // Errors: also those of a server that says more than so many bytes.
  Result<std::vector<ImapReply>> run(const std::string& command, std::size_t most = SIZE_MAX);
  Result<ImapReply> next(std::chrono::milliseconds longest);
  Result<std::string> fetch_section(std::uint32_t uid, const std::string& section);
  Status read_capabilities();

  WireConnection connection_;
  ImapReader reader_{kMaxMailBytes + 1024 * 1024};
  std::stop_token stop_;
  int commands_ = 0;
  bool can_idle_ = false;
  bool knows_special_use_ = false;
};

}  // namespace harken::email
