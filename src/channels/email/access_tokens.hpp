// SPDX-License-Identifier: AGPL-3.0-or-later
// Access tokens of mailboxes: fetched when one is needed, kept until shortly before their end, one
// renewal at a time for each mailbox.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>

#include "channels/email/oauth2.hpp"
#include "ports/channel_driver.hpp"
#include "ports/env.hpp"

namespace harken::email {

struct TokenWish {
  // Told of a refresh token that takes the place of another, before anything is done with what came
  // with it: who forgets it can't sign in again.
  ReplaceSecret replace;
  // Before a refresh token is used up. What another node has got meanwhile is taken instead, and
  // what this one gets is kept for the others.
  TakeTurn take_turn = {};
  Secret refused = {};     // by a mail server: another one than this
  bool is_urgent = false;  // somebody waits for it, and has perhaps just mended what was wrong
  std::stop_token stop = {};
};

struct AccessToken {
  Secret text;
  bool was_kept = false;  // not asked for just now
};

class AccessTokens {
 public:
  AccessTokens(HttpClient& http, Clock& clock) : http_(http), clock_(clock) {}
  // Errors: those of read_grant(), address_not_allowed, cancelled, and those of `replace`.
  Result<AccessToken> get(const OAuth2Client& client, const TokenWish& wish);

 private:
  struct Mailbox;
  // A mailbox is known by the refresh tokens that it has had: who read an older one before it was
  // replaced gets what has become of it.
  std::shared_ptr<Mailbox> mailbox_of(const OAuth2Client& client);
  void know_also_as(const OAuth2Client& client, const std::shared_ptr<Mailbox>& mailbox);
  bool is_good(const Mailbox& mailbox, const TokenWish& wish) const;
  static Secret text_to_keep(const Mailbox& mailbox, const OAuth2Client& client);
  static void take_kept(Mailbox& mailbox, const OAuth2Client& client, bool is_newest);
  static void take_over(Mailbox& mailbox, const OAuth2Client& given, const OAuth2Client& stored);
  Status renew_in_turn(const std::shared_ptr<Mailbox>& mailbox, const OAuth2Client& client,
                       const TokenWish& wish);
  Status renew(Mailbox& mailbox, const OAuth2Client& client, const TokenWish& wish);
  // The refresh token is stored before the access token that came with it is used.
  Status store(const std::shared_ptr<Mailbox>& mailbox, const OAuth2Client& client,
               const TokenWish& wish);
  Result<Grant> ask(OAuth2Client client, const TokenWish& wish);

  HttpClient& http_;
  Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Mailbox>, std::less<>> mailboxes_;
};

}  // namespace harken::email
