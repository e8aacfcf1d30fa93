// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/access_tokens.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "channels/email/message_id.hpp"

namespace harken::email {
namespace {

// Longer than anybody works with what they have read of a mailbox.
constexpr std::int64_t kKeptSeconds = 2 * 3'600;

std::string key_of(const OAuth2Client& client) {
  return make_message_id(client.token_url + "\n" + client.client_id + "\n" +
                             client.client_secret.reveal() + "\n" + client.scope + "\n" +
                             client.refresh_token.reveal(),
                         {});
}

Secret secret_in(const Secrets& secrets, std::string_view name) {
  const auto found = secrets.find(name);
  return found == secrets.end() ? Secret() : found->second;
}

// 1, 2, 4 … seconds, at most a minute: half of what a receiver waits, so that its next try asks.
std::int64_t pause_after(int failures) { return std::min(1 << std::min(failures - 1, 6), 60); }

}  // namespace

struct AccessTokens::Mailbox {
  std::mutex mutex;  // held while the endpoint is asked; the others wait for what comes of it
  Secret refresh_token;
  Secret access_token;
  Timestamp use_until;
  int failures = 0;
  std::optional<Error> failure;  // given again until `not_before`
  Timestamp not_before;
  Timestamp asked_for_at;  // under the mutex of all
};

// Of the client with this refresh token, and of no other.
Secret AccessTokens::text_to_keep(const Mailbox& mailbox, const OAuth2Client& client) {
  auto now = client;
  now.refresh_token = mailbox.refresh_token;
  return Secret(std::to_string(mailbox.use_until.micros) + " " + key_of(now) + " " +
                mailbox.access_token.reveal());
}

// What another node has kept for all. Who has read it in turn knows that it is the newest; else it
// is where it is good for longer than our own.
void AccessTokens::take_kept(Mailbox& mailbox, const OAuth2Client& client, bool is_newest) {
  const std::string_view text = client.kept_token.reveal();
  const auto first = text.find(' ');
  const auto second = text.find(' ', first + 1);
  if (first == text.npos || second == text.npos) return;
  auto now = client;
  now.refresh_token = mailbox.refresh_token;
  if (text.substr(first + 1, second - first - 1) != key_of(now)) return;
  Timestamp use_until;
  std::from_chars(text.data(), text.data() + first, use_until.micros);
  if (!is_newest && use_until <= mailbox.use_until) return;
  mailbox.access_token = Secret(std::string(text.substr(second + 1)));
  mailbox.use_until = use_until;
}

// Where another refresh token is stored than we were given, another node has put it there.
void AccessTokens::take_over(Mailbox& mailbox, const OAuth2Client& given,
                             const OAuth2Client& stored) {
  const bool is_other = !stored.refresh_token.empty() &&
                        stored.refresh_token.reveal() != given.refresh_token.reveal();
  if (is_other) mailbox.refresh_token = stored.refresh_token;
  take_kept(mailbox, stored, true);
}

bool AccessTokens::is_good(const Mailbox& mailbox, const TokenWish& wish) const {
  const auto& kept = mailbox.access_token;
  return !kept.empty() && clock_.now() < mailbox.use_until &&
         kept.reveal() != wish.refused.reveal();
}

Result<AccessToken> AccessTokens::get(const OAuth2Client& client, const TokenWish& wish) {
  const auto mailbox = mailbox_of(client);
  const std::lock_guard lock(mailbox->mutex);
  take_kept(*mailbox, client, false);
  const bool was_good = is_good(*mailbox, wish);
  if (was_good) {
    RETURN_IF_ERROR(store(mailbox, client, wish));
  } else {
    RETURN_IF_ERROR(renew_in_turn(mailbox, client, wish));
  }
  return AccessToken{mailbox->access_token, was_good};
}

Status AccessTokens::store(const std::shared_ptr<Mailbox>& mailbox, const OAuth2Client& client,
                           const TokenWish& wish) {
  if (mailbox->refresh_token.reveal() == client.refresh_token.reveal()) return {};
  auto now = client;
  now.refresh_token = mailbox->refresh_token;
  know_also_as(now, mailbox);
  if (!wish.replace) return fail(Errc::internal, "internal", "nobody keeps the new refresh token");
  return wish.replace(kRefreshToken, client.refresh_token, mailbox->refresh_token);
}

Status AccessTokens::renew_in_turn(const std::shared_ptr<Mailbox>& mailbox,
                                   const OAuth2Client& client, const TokenWish& wish) {
  if (mailbox->failure && !wish.is_urgent && clock_.now() < mailbox->not_before)
    return std::unexpected(*mailbox->failure);
  SecretTurn turn;
  auto stored = client;
  if (wish.take_turn) {
    ASSIGN_OR_RETURN(turn, wish.take_turn(wish.stop));
    stored.refresh_token = secret_in(*turn, kRefreshToken);
    stored.kept_token = secret_in(*turn, kAccessToken);
    take_over(*mailbox, client, stored);
  }
  if (!is_good(*mailbox, wish)) RETURN_IF_ERROR(renew(*mailbox, client, wish));
  RETURN_IF_ERROR(store(mailbox, stored, wish));
  if (!turn) return {};
  const auto kept = text_to_keep(*mailbox, client);
  return kept.reveal() == stored.kept_token.reveal()
             ? Status()
             : wish.replace(kAccessToken, stored.kept_token, kept);
}

std::shared_ptr<AccessTokens::Mailbox> AccessTokens::mailbox_of(const OAuth2Client& client) {
  const auto now = clock_.now();
  const std::lock_guard lock(mutex_);
  std::erase_if(mailboxes_, [&](const auto& each) {
    return each.second->asked_for_at.plus_seconds(kKeptSeconds) < now;
  });
  auto& mailbox = mailboxes_[key_of(client)];
  if (!mailbox) {
    mailbox = std::make_shared<Mailbox>();
    mailbox->refresh_token = client.refresh_token;
  }
  mailbox->asked_for_at = now;
  return mailbox;
}

void AccessTokens::know_also_as(const OAuth2Client& client,
                                const std::shared_ptr<Mailbox>& mailbox) {
  const std::lock_guard lock(mutex_);
  mailboxes_[key_of(client)] = mailbox;
}

Status AccessTokens::renew(Mailbox& mailbox, const OAuth2Client& client, const TokenWish& wish) {
  auto newest = client;
  newest.refresh_token = mailbox.refresh_token;
  auto grant = ask(std::move(newest), wish);
  if (!grant) {
    if (wish.stop.stop_requested()) return std::unexpected(grant.error());
    mailbox.failure = grant.error();
    mailbox.not_before = clock_.now().plus_seconds(pause_after(++mailbox.failures));
    return std::unexpected(grant.error());
  }
  mailbox.failure.reset();
  mailbox.failures = 0;
  mailbox.access_token = grant->access_token;
  mailbox.use_until = grant->use_until;
  if (!grant->refresh_token.empty()) mailbox.refresh_token = grant->refresh_token;
  return {};
}

Result<Grant> AccessTokens::ask(OAuth2Client client, const TokenWish& wish) {
  auto request = renewal_request(client);
  request.stop = wish.stop;
  const auto asked_at = clock_.now();
  const auto answer = http_.send(request);
  if (answer) {
    auto grant = read_grant(*answer, asked_at);
    if (!grant) grant.error().detail = without_secrets(grant.error().detail, client);
    return grant;
  }
  auto error = answer.error();
  error.field = "settings.oauth2.token_url";
  if (error.kind == Errc::unavailable && !wish.stop.stop_requested())
    error.code = "oauth_unreachable";
  return std::unexpected(std::move(error));
}

}  // namespace harken::email
