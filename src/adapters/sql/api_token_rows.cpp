// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/access_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/rights_cache.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT token_id, user_id, workspace_id, name, token_hash, created_at, last_used_at "
    "FROM api_token ");
constexpr auto kList = kSelect + "WHERE user_id = $1 ORDER BY token_id";
constexpr auto kFind = kSelect + "WHERE token_hash = $1";

void read(const Row& row, ApiToken& to) {
  read_columns(row, 0, to.id, to.user_id, to.workspace_id, to.name, to.token_hash, to.created_at,
               to.last_used_at);
}

}  // namespace

Rows<ApiToken> ApiTokenRows::list(UserId user) { return list_rows(session_, kList, read, user); }

Found<ApiToken> ApiTokenRows::find(std::string_view token_hash) {
  const auto load = [&] { return find_row(session_, kFind, read, token_hash); };
  auto* rights = session_.rights();
  return rights ? rights->find(rights->api_tokens, token_hash, load) : load();
}

Status ApiTokenRows::insert(const ApiToken& token) {
  return execute(session_,
                 "INSERT INTO api_token (token_id, user_id, workspace_id, name, token_hash, "
                 "created_at, last_used_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                 token.id, token.user_id, token.workspace_id, token.name, token.token_hash,
                 token.created_at, token.last_used_at);
}

Status ApiTokenRows::touch(TokenId id, Timestamp used_at) {
  return execute(session_, "UPDATE api_token SET last_used_at = $2 WHERE token_id = $1", id,
                 used_at);
}

Result<bool> ApiTokenRows::remove(UserId user, TokenId id) {
  ASSIGN_OR_RETURN(
      const auto removed,
      change(session_, "DELETE FROM api_token WHERE user_id = $1 AND token_id = $2", user, id));
  return removed > 0;
}

Status ApiTokenRows::remove_of_user(UserId user) {
  return execute(session_, "DELETE FROM api_token WHERE user_id = $1", user);
}

}  // namespace harken::sql
