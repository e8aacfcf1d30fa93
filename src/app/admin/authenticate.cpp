// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/authenticate.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>

namespace harken::app {

namespace {

constexpr std::int64_t kIdleSeconds = 14 * 86'400;      // a browser not seen for this long is out
constexpr std::int64_t kAbsoluteSeconds = 90 * 86'400;  // and every one after this
constexpr std::int64_t kTouchEverySeconds = 3'600;

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::unexpected<Error> unauthenticated() {
  return fail(Errc::unauthenticated, "unauthenticated", "sign in first");
}

Result<Authenticated> active_user(Tx& tx, WorkspaceId workspace, UserId id) {
  ASSIGN_OR_RETURN(const auto user, tx.users().find(workspace, id));
  if (!user || !user->active) return unauthenticated();
  return Authenticated{actor_of(*user), *user, {}, {}};
}

Result<Authenticated> by_session(Tx& tx, Env& env, const Credentials& credentials) {
  ASSIGN_OR_RETURN(const auto session,
                   tx.sessions().find(hash_token(credentials.cookie_token.reveal())));
  const auto now = env.clock.now();
  if (!session || is_over(*session, now)) return unauthenticated();
  if (credentials.is_write && !is_same(credentials.csrf_token, session->csrf_token))
    return fail(Errc::forbidden, "csrf", "the header X-Harken-CSRF is missing or wrong");
  ASSIGN_OR_RETURN(auto result, active_user(tx, session->workspace_id, session->user_id));
  result.session_id = session->id;
  result.csrf_token = session->csrf_token;
  // Only a write transaction can note it; writes are frequent enough for hours.
  if (credentials.is_write && session->last_seen_at.plus_seconds(kTouchEverySeconds) < now)
    RETURN_IF_ERROR(tx.sessions().touch(session->id, now));
  return result;
}

Result<Authenticated> by_token(Tx& tx, Env& env, const Credentials& credentials) {
  ASSIGN_OR_RETURN(const auto token,
                   tx.api_tokens().find(hash_token(credentials.bearer_token.reveal())));
  if (!token) return unauthenticated();
  const auto now = env.clock.now();
  const bool is_stale =
      !token->last_used_at || token->last_used_at->plus_seconds(kTouchEverySeconds) < now;
  if (credentials.is_write && is_stale) RETURN_IF_ERROR(tx.api_tokens().touch(token->id, now));
  return active_user(tx, token->workspace_id, token->user_id);
}

}  // namespace

bool is_over(const Session& session, Timestamp now) {
  return session.last_seen_at.plus_seconds(kIdleSeconds) < now ||
         session.created_at.plus_seconds(kAbsoluteSeconds) < now;
}

Result<Authenticated> authenticate(Tx& tx, Env& env, const Credentials& credentials) {
  auto who = !credentials.bearer_token.empty()   ? by_token(tx, env, credentials)
             : !credentials.cookie_token.empty() ? by_session(tx, env, credentials)
                                                 : unauthenticated();
  if (who) who->actor.address = credentials.address;
  return who;
}

Result<VisitorSession> authenticate_visitor(Tx& tx, Env& env, std::string_view channel_key,
                                            const Secret& token) {
  if (token.empty()) return unauthenticated();
  ASSIGN_OR_RETURN(const auto session,
                   tx.identities().find_session(hash_token(token.reveal()), channel_key));
  // Housekeeping removes those that are over, but not at their very moment.
  if (!session || session->is_over(env.clock.now())) return unauthenticated();
  return *session;
}

std::string hash_token(std::string_view token) {
  // Looked up once: finding the algorithm takes longer than hashing a token.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  EVP_Digest(token.data(), token.size(), digest.data(), &size, sha256, nullptr);
  constexpr char kHex[] = "0123456789abcdef";
  std::string result;
  for (const auto byte : digest) {
    result.push_back(kHex[byte >> 4]);
    result.push_back(kHex[byte & 15]);
  }
  return result;
}

Secret make_token(Random& random) {
  constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<unsigned char, 43> bytes{};
  random.fill(bytes);
  std::string result;
  for (const auto byte : bytes) result.push_back(kAlphabet[byte & 63]);
  return Secret(std::move(result));
}

}  // namespace harken::app
