// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sign_in.hpp"

namespace harken::email {

Result<MailboxSettings> SignIn::settings() {
  if (!settings_.oauth2) return settings_;
  const bool is_first = wish_.refused.empty();
  ASSIGN_OR_RETURN(const auto token, tokens_.get(*settings_.oauth2, wish_));
  may_be_stale_ = is_first && token.was_kept;
  given_ = token.text;
  auto ready = settings_;
  ready.imap.oauth_token = ready.smtp.oauth_token = token.text;
  return ready;
}

bool SignIn::is_worth_another_try(std::string_view code) {
  if (!may_be_stale_ || code != "authentication_failed") return false;
  may_be_stale_ = false;
  wish_.refused = given_;
  return true;
}

}  // namespace harken::email
