// SPDX-License-Identifier: AGPL-3.0-or-later
// How far a mailbox has been read (F29): by folder the ids that IMAP counts by, never a span of
// time.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"

namespace harken::email {

struct FolderCursor {
  std::uint32_t uid_validity = 0;
  std::uint32_t uid = 0;  // the last one that was taken
  // The day before reading began ("1-Nov-2026"). When the server counts anew all since then is read
  // again; what is older never belonged to the desk.
  std::string since;
  bool is_rescan = false;
  // Marks of the mails that lay there then and have come since that day: they stay what they were.
  std::vector<std::string> before = {};
  bool operator==(const FolderCursor&) const = default;
};
using MailboxCursor = std::map<std::string, FolderCursor>;

// {"INBOX":{"uidvalidity":7,"uid":9,"since":"1-Nov-2026"}}. Errors: invalid.
Result<MailboxCursor> read_cursor(const std::string& text);
std::string to_text(const MailboxCursor& cursor);

std::string imap_day_before(Timestamp at);

}  // namespace harken::email
