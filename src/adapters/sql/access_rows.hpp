// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class SessionRows : public Sessions {
 public:
  explicit SessionRows(SqlSession& session) : session_(session) {}
  Found<Session> find(std::string_view token_hash) override;
  Rows<Session> list(UserId) override;
  Status insert(const Session&) override;
  Status touch(SessionId, Timestamp seen_at) override;
  Status renew(SessionId, std::string_view token_hash, std::string_view csrf_token) override;
  Status remove(SessionId) override;
  Status remove_of_user(UserId, SessionId keep) override;
  Status remove_older_than(Timestamp last_seen_before, Timestamp created_before) override;

 private:
  SqlSession& session_;
};

class ApiTokenRows : public ApiTokens {
 public:
  explicit ApiTokenRows(SqlSession& session) : session_(session) {}
  Rows<ApiToken> list(UserId) override;
  Found<ApiToken> find(std::string_view token_hash) override;
  Status insert(const ApiToken&) override;
  Status touch(TokenId, Timestamp used_at) override;
  Result<bool> remove(UserId, TokenId) override;
  Status remove_of_user(UserId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
