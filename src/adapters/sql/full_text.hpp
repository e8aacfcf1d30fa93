// SPDX-License-Identifier: AGPL-3.0-or-later
// The one question of the search that the databases answer differently: which texts have the words.
#pragma once

#include <string>
#include <vector>

#include "adapters/sql/session.hpp"

namespace harken::sql {

// Ids of texts with the words $4 below $5, newest first, at most $6. PostgreSQL looks for no more
// of them than are asked for when it may take this into the rest of the statement.
inline constexpr auto kFts5Matches = SqlText(
    "WITH hit(id) AS MATERIALIZED (SELECT rowid FROM search_text WHERE search_text MATCH $4 "
    "AND rowid < $5 ORDER BY rowid DESC LIMIT $6) ");
inline constexpr auto kTsvectorMatches = SqlText(
    "WITH hit(id) AS NOT MATERIALIZED (SELECT id FROM search_text WHERE words @@ CAST($4 AS "
    "tsquery) "
    "AND id < $5 ORDER BY id DESC LIMIT $6) ");

// The statement of the session's database.
inline Sql by_engine(const SqlSession& session, Sql fts5, Sql tsvector) {
  return session.full_text() == FullText::fts5 ? fts5 : tsvector;
}

// A word, or the beginning of one, which the index itself extends.
struct MatchWord {
  std::string text;
  bool is_prefix = false;
};

// A query for texts that have one of each group. Words are letters and digits only: they need no
// escaping, and quotes keep them from being operators.
std::string match_of(FullText engine, const std::vector<std::vector<MatchWord>>& groups);
std::string match_of_prefixes(FullText engine, const std::vector<std::string>& prefixes);

}  // namespace harken::sql
