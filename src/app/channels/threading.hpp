// SPDX-License-Identifier: AGPL-3.0-or-later
// To which conversation a mail belongs. Never by its subject or a number in it: only by the key of
// our own reply address, or by what it answers together with who it is from (A1 to A6).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/conversation.hpp"
#include "core/model/inbound.hpp"
#include "core/model/staff.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr const char* kByKey = "reply_key";
inline constexpr const char* kByReferences = "references";

struct Thread {
  Conversation conversation;
  MessageId answered;          // none: not known
  const char* evidence;        // reply_key or references
  bool is_from_other = false;  // not its customer: somebody to whom a colleague has written in it
};

// Who says that they take part must be believed: one of whom the mailbox's own server says that it
// is not them never, one of whom it can not say only with the key that nobody else has (A1).
bool may_join(SenderCheck check, std::string_view evidence);

// Nothing: it begins one of its own.
Found<Thread> find_thread(Tx& tx, const Channel& channel, const Inbound& inbound);
// Of a mail that a colleague has sent with another program: what it answers, if one of those it
// went to is that conversation's customer.
Found<Thread> find_thread_of_ours(Tx& tx, const Channel& channel, const Inbound& inbound);

}  // namespace harken::app
