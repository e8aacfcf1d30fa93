// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: the link in the mail about a message that waits in the widget leads whoever reads it into
// that conversation, in any browser (ADR 15). It is followed by a press, never by opening a page:
// programs that look into mails open everything.
#pragma once

#include "app/intake/visitors.hpp"
#include "core/policy/access.hpp"

namespace harken::app {

inline constexpr int kMailLinkDays = 7;
inline constexpr int kMailLinkBrowsers = 5;  // telephone, computer, and some to spare
inline constexpr int kLinkSessionDays = 30;

// Where the mail leads. Only its hash is kept. Empty: the desk does not know its own address, or
// the widget is gone.
Result<std::string> make_mail_link(Tx& tx, Env& env, const Message& message,
                                   const std::string& address, const std::string& public_url);

struct FollowMailLink {
  std::string channel_key;
  Secret link;
  Secret session_token{};  // of the session that this browser has so far, if any
};
struct FollowedLink {
  Secret token;  // shown once; empty: the session so far sees the conversation, and stays
  std::int64_t contact_number = 0;
};
// A session that sees this conversation and what follows it, nothing from before. Errors: link_over
// (nobody made it, it has expired or was revoked, enough browsers have followed it, the customer's
// address is another one now, or they are blocked: which of it is nobody's to learn).
Result<FollowedLink> follow_mail_link(Tx& tx, Env& env, const FollowMailLink& command);

// Links of this conversation lead nowhere any more, and whom they have let in is out. Errors:
// not_found, forbidden.
Result<std::vector<SessionId>> revoke_mail_links(Tx& tx, Env& env, const Actor& actor,
                                                 ConversationId id);

}  // namespace harken::app
