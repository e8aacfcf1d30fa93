// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/rights_cache.hpp"

#include <algorithm>
#include <array>

namespace harken::sql {

bool matters_for_rights(std::string_view table) {
  // What customers do all day, and what is written when staff handle it.
  constexpr std::array<std::string_view, 27> kOthers = {"automatic_mail",
                                                        "access_request",
                                                        "contact",
                                                        "conversation",
                                                        "conversation_label",
                                                        "conversation_tally",
                                                        "conversation_undo",
                                                        "connection",
                                                        "delivery",
                                                        "inbound",
                                                        "message_edit",
                                                        "message_html",
                                                        "message_name",
                                                        "reply_key",
                                                        "event",
                                                        "file",
                                                        "form_talk",
                                                        "identity",
                                                        "message",
                                                        "note",
                                                        "notification",
                                                        "lease",
                                                        "node",
                                                        "node_user",
                                                        "node_visitor",
                                                        "visitor_session",
                                                        "workspace"};
  return std::ranges::find(kOthers, table) == kOthers.end();
}

void RightsCache::begin() {
  const auto now = version_.load(std::memory_order_acquire);
  if (now == seen_) return;
  seen_ = now;
  sessions.clear();
  api_tokens.clear();
  users.clear();
}

}  // namespace harken::sql
