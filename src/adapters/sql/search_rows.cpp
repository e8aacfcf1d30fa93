// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/search_rows.hpp"

#include <algorithm>

#include "adapters/sql/full_text.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

// Of a prefix, this many words are looked for, the commonest first.
constexpr int kWordsOfAPrefix = 50;
// PostgreSQL looks for a prefix faster than for many words, but not than for few, of which it
// begins with the rarest, and not than for the commonest of very many.
constexpr int kFewWords = 8;
constexpr int kManyWords = 2'000;
// Of those under a head, at most this many are looked at.
constexpr int kWordsOfAHead = 10'000;
// Matches that are looked at for one page. A page of somebody who sees nearly everything needs the
// few; one of somebody who sees little stops after the many and goes on from there.
constexpr int kFewMatches = 120;
constexpr int kManyMatches = 2'000;

// What of the matches the actor may see and has asked for: $7 status, $8 department, $9 channel,
// $10 label, $11 holder, $12 and $13 times, $14 whether none of those on conversations is asked for
// (a note about a contact belongs to no conversation), $15 limit.
constexpr auto kVisible = SqlText(
    "SELECT h.id, n.note_id IS NOT NULL FROM hit h "
    "LEFT JOIN message m ON m.message_id = h.id LEFT JOIN note n ON n.note_id = h.id "
    "LEFT JOIN conversation c "
    "ON c.conversation_id = coalesce(m.conversation_id, n.conversation_id) "
    "WHERE coalesce(m.workspace_id, n.workspace_id) = $1 "
    "AND ($12 IS NULL OR coalesce(m.created_at, n.created_at) >= $12) "
    "AND ($13 IS NULL OR coalesce(m.created_at, n.created_at) < $13) "
    "AND CASE WHEN c.conversation_id IS NOT NULL THEN ");
constexpr auto kAsked = SqlText(
    " AND ($8 IS NULL OR c.department_id = $8) AND ($9 IS NULL OR c.channel_id = $9) "
    "AND ($10 IS NULL OR EXISTS (SELECT 1 FROM conversation_label l WHERE l.label_id = $10 "
    "AND l.conversation_id = c.conversation_id)) AND ($11 IS NULL OR c.holder_id = $11) "
    "AND ($7 IS NULL OR $7 = ");
constexpr auto kOfContact = SqlText(
    ") ELSE $14 AND EXISTS (SELECT 1 FROM conversation c WHERE c.contact_id = n.contact_id AND ");
constexpr auto kPage = SqlText(") END ORDER BY h.id DESC LIMIT $15");

constexpr auto kFind = kVisible + kMaySee + kAsked + kStatus + kOfContact + kMaySee + kPage;
constexpr auto kFindFts5 = kFts5Matches + kFind;
constexpr auto kFindTsvector = kTsvectorMatches + kFind;
// The same parameters, so that PostgreSQL knows the type of each.
constexpr auto kLast = SqlText("SELECT count(*), coalesce(min(id), 0) FROM hit");
constexpr auto kLastFts5 =
    "WITH hit(id) AS (SELECT rowid FROM search_text WHERE search_text MATCH $1 AND rowid < $2 "
    "ORDER BY rowid DESC LIMIT $3) " +
    kLast;
constexpr auto kLastTsvector =
    "WITH hit(id) AS (SELECT id FROM search_text WHERE words @@ CAST($1 AS tsquery) AND id < $2 "
    "ORDER BY id DESC LIMIT $3) " +
    kLast;

void read_place(const Row& row, HitPage::Place& to) {
  bool is_note = false;
  read_columns(row, 0, to.id, is_note);
  to.kind = is_note ? HitKind::note : HitKind::message;
}

void read_word(const Row& row, std::string& to) { to = row.text(0); }
void read_match_word(const Row& row, MatchWord& to) { to.text = row.text(0); }

// After all words that begin so.
std::string end_of(std::string_view prefix) { return std::string(prefix) + "\U0010FFFF"; }

bool asks_for_conversations(const SearchQuery& query) {
  return query.status || query.department_id || query.channel_id || query.label_id ||
         query.holder_id;
}

}  // namespace

Result<std::string> SearchRows::match_for(const std::vector<WantedWord>& words) {
  std::vector<std::vector<MatchWord>> groups;
  for (const auto& word : words) {
    auto& group = groups.emplace_back();
    if (word.is_prefix) {
      ASSIGN_OR_RETURN(group, words_for(word.folded));
    }
    group.push_back({word.folded});
    for (const auto& near : word.near) group.push_back({near});
  }
  return match_of(session_.full_text(), groups);
}

Rows<MatchWord> SearchRows::words_for(const std::string& prefix) {
  ASSIGN_OR_RETURN(auto words, list_rows(session_,
                                         "SELECT word FROM search_word WHERE word > $1 "
                                         "AND word < $2 ORDER BY uses DESC LIMIT $3",
                                         read_match_word, prefix, end_of(prefix), kWordsOfAPrefix));
  if (session_.full_text() != FullText::tsvector || std::ssize(words) <= kFewWords) return words;
  ASSIGN_OR_RETURN(const auto count,
                   get_number(session_,
                              "SELECT count(*) FROM (SELECT 1 FROM search_word WHERE word > $1 "
                              "AND word < $2 LIMIT $3) AS under",
                              prefix, end_of(prefix), kManyWords));
  if (count < kManyWords) words = {{prefix, true}};
  return words;
}

Rows<std::string> SearchRows::words_under(std::string_view head, int limit) {
  return list_rows(
      session_,
      "SELECT word FROM (SELECT word, uses FROM search_word WHERE word >= $1 "
      "AND word < $2 ORDER BY word LIMIT $3) AS known ORDER BY uses DESC, word LIMIT $4",
      read_word, head, end_of(head), kWordsOfAHead, limit);
}

Rows<HitPage::Place> SearchRows::find_among(const Actor& actor, const SearchQuery& query,
                                            const std::string& match, int window) {
  return list_rows(session_, by_engine(session_, kFindFts5, kFindTsvector), read_place,
                   actor.workspace_id, actor.user_id, reach_of(actor), match, query.before, window,
                   query.status.transform([](auto status) { return wire::to_text(status); }),
                   query.department_id, query.channel_id, query.label_id, query.holder_id,
                   query.from, query.to, !asks_for_conversations(query), query.limit);
}

Result<HitPage> SearchRows::find(const Actor& actor, const SearchQuery& query) {
  RETURN_IF_ERROR(session_.begin_own_plans());
  ASSIGN_OR_RETURN(auto page, find_page(actor, query));
  RETURN_IF_ERROR(session_.end_own_plans());
  return page;
}

Result<HitPage> SearchRows::find_page(const Actor& actor, const SearchQuery& query) {
  ASSIGN_OR_RETURN(const std::string match, match_for(query.words));
  HitPage page;
  for (const int window : {kFewMatches, kManyMatches}) {
    ASSIGN_OR_RETURN(page.places, find_among(actor, query, match, window));
    if (std::ssize(page.places) == query.limit) {
      page.next = page.places.back().id;
      return page;
    }
    std::int64_t seen = 0;
    std::int64_t last = 0;
    const RowSink sink = [&](const Row& row) { read_columns(row, 0, seen, last); };
    RETURN_IF_ERROR(harken::sql::query(session_, by_engine(session_, kLastFts5, kLastTsvector),
                                       sink, match, query.before, window));
    page.next = seen < window ? std::nullopt : std::optional(last);
    if (!page.next) break;
  }
  return page;
}

}  // namespace harken::sql
