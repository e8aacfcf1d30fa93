// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is this? Asked inside the transaction that needs the answer, so that a revoked right never
// outlives its commit.
#pragma once

#include <string>

#include "core/base/secret.hpp"
#include "core/model/contact.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// What came with a request. At most one of the two tokens is set.
struct Credentials {
  Secret cookie_token;  // of a browser
  Secret bearer_token;  // of a program
  std::string csrf_token;
  bool is_write = false;     // a write by cookie needs the CSRF token
  std::string address = {};  // of the network, for the audit log
};

struct Authenticated {
  Actor actor;
  User user;
  // With a cookie: the session.
  SessionId session_id;
  std::string csrf_token;
};

// Errors: unauthenticated, csrf.
Result<Authenticated> authenticate(Tx& tx, Env& env, const Credentials& credentials);

// Too long unused, or too old: it lets nobody in.
bool is_over(const Session& session, Timestamp now);

// A visitor by the token of the widget session; the channel's key must fit. Errors:
// unauthenticated.
Result<VisitorSession> authenticate_visitor(Tx& tx, Env& env, std::string_view channel_key,
                                            const Secret& token);

// SHA-256 in hex: how tokens are stored.
std::string hash_token(std::string_view token);
// 43 random letters of base64url: 258 bits.
Secret make_token(Random& random);

}  // namespace harken::app
