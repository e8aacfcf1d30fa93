// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/access_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/rights_cache.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT session_id, user_id, workspace_id, token_hash, csrf_token, created_at, last_seen_at, "
    "browser, address FROM session ");
constexpr auto kFind = kSelect + "WHERE token_hash = $1";
constexpr auto kList = kSelect + "WHERE user_id = $1 ORDER BY session_id DESC";

void read(const Row& row, Session& to) {
  read_columns(row, 0, to.id, to.user_id, to.workspace_id, to.token_hash, to.csrf_token,
               to.created_at, to.last_seen_at, to.browser, to.address);
}

}  // namespace

Found<Session> SessionRows::find(std::string_view token_hash) {
  const auto load = [&] { return find_row(session_, kFind, read, token_hash); };
  auto* rights = session_.rights();
  return rights ? rights->find(rights->sessions, token_hash, load) : load();
}

Rows<Session> SessionRows::list(UserId user) { return list_rows(session_, kList, read, user); }

Status SessionRows::insert(const Session& session) {
  return execute(session_,
                 "INSERT INTO session (session_id, user_id, workspace_id, token_hash, csrf_token, "
                 "created_at, last_seen_at, browser, address) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                 session.id, session.user_id, session.workspace_id, session.token_hash,
                 session.csrf_token, session.created_at, session.last_seen_at, session.browser,
                 session.address);
}

Status SessionRows::touch(SessionId id, Timestamp seen_at) {
  return execute(session_, "UPDATE session SET last_seen_at = $2 WHERE session_id = $1", id,
                 seen_at);
}

Status SessionRows::renew(SessionId id, std::string_view token_hash, std::string_view csrf_token) {
  return execute(session_,
                 "UPDATE session SET token_hash = $2, csrf_token = $3 WHERE session_id = $1", id,
                 token_hash, csrf_token);
}

Status SessionRows::remove(SessionId id) {
  return execute(session_, "DELETE FROM session WHERE session_id = $1", id);
}

Status SessionRows::remove_of_user(UserId user, SessionId keep) {
  return execute(session_, "DELETE FROM session WHERE user_id = $1 AND session_id <> $2", user,
                 keep.value());
}

Status SessionRows::remove_older_than(Timestamp last_seen_before, Timestamp created_before) {
  return execute(session_, "DELETE FROM session WHERE last_seen_at < $1 OR created_at < $2",
                 last_seen_before, created_before);
}

}  // namespace harken::sql
