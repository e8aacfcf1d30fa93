// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in to a mailbox: with its password, or with an access token, and then once more with
// another when a mail server does not take the one that was kept.
#pragma once

#include <string_view>

#include "channels/email/access_tokens.hpp"
#include "channels/email/settings.hpp"

namespace harken::email {

class SignIn {
 public:
  SignIn(AccessTokens& tokens, MailboxSettings settings, TokenWish wish)
      : tokens_(tokens), settings_(std::move(settings)), wish_(std::move(wish)) {}

  // With what a mail server is to be told. Errors: as AccessTokens::get().
  Result<MailboxSettings> settings();
  // After a failure with this code. True at most once.
  bool is_worth_another_try(std::string_view code);

 private:
  AccessTokens& tokens_;
  MailboxSettings settings_;
  TokenWish wish_;
  Secret given_;
  bool may_be_stale_ = false;
};

}  // namespace harken::email
