// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by their words: who may read which of their texts is asked in the statement.
#include "adapters/sql/full_text.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_select.hpp"
#include "adapters/sql/ticket_words.hpp"
#include "core/rules/document.hpp"
#include "core/rules/words.hpp"
#include "wire/document.hpp"
#include "wire/ticket.hpp"

namespace harken::sql {
namespace {

constexpr auto kIndexFts5 =
    SqlText("INSERT OR REPLACE INTO ticket_text (rowid, words) VALUES ($1, $2)");
constexpr auto kIndexTsvector = SqlText(
    "INSERT INTO ticket_text (id, words) VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) "
    "ON CONFLICT (id) DO UPDATE SET words = excluded.words");
constexpr auto kForgetFts5 = SqlText(
    "DELETE FROM ticket_text WHERE rowid IN (SELECT ticket_entry_id FROM ticket_entry "
    "WHERE ticket_id = $1 UNION ALL SELECT ticket_id FROM ticket WHERE ticket_id = $1)");
constexpr auto kForgetTsvector = SqlText(
    "DELETE FROM ticket_text WHERE id IN (SELECT ticket_entry_id FROM ticket_entry "
    "WHERE ticket_id = $1 UNION ALL SELECT ticket_id FROM ticket WHERE ticket_id = $1)");

// $1 to $4 as kMaySeeTicket, $5 the words, $6 limit.
constexpr auto kHits =
    "SELECT h.id, t.ticket_id, t.number, t.title, t.status, t.description, n.part, n.text, "
    "(SELECT s.ticket_status_id FROM ticket_status s WHERE s.ticket_status_id = t.status_id "
    "AND s.deleted_at IS NULL) "
    "FROM hit h LEFT JOIN ticket_entry n ON n.ticket_entry_id = h.id "
    "JOIN ticket t ON t.ticket_id = coalesce(n.ticket_id, h.id) "
    "WHERE t.workspace_id = $1 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " AND (n.part IS NULL OR " + kMayReadEntry + ") ORDER BY h.id DESC LIMIT $6";
constexpr auto kFindFts5 =
    "WITH hit(id) AS MATERIALIZED (SELECT rowid FROM ticket_text WHERE ticket_text MATCH $5) " +
    kHits;
constexpr auto kFindTsvector =
    "WITH hit(id) AS MATERIALIZED (SELECT id FROM ticket_text "
    "WHERE words @@ CAST($5 AS tsquery)) " +
    kHits;

void read_match(const Row& row, TicketMatch& to) {
  int status = 0;
  read_columns(row, 0, to.found_id, to.id, to.number, to.title, status);
  to.status = TicketStatus(status);
  read_columns(row, 8, to.own_status_id);
  if (row.is_null(6)) {
    const auto description = plain_text(wire::load_document(row.text(5)));
    to.text = description.empty() ? to.title : to.title + " \u00B7 " + description;
    return;
  }
  to.part = wire::parse_ticket_part(row.text(6));
  to.text = row.text(7);
}

}  // namespace

std::string searched_text_of(std::int64_t number, const std::string& title,
                             const Document& description) {
  return std::to_string(number) + " " + title + " " + plain_text(description);
}

Status index_words(SqlSession& session, const Ticket& ticket) {
  return execute(session, by_engine(session, kIndexFts5, kIndexTsvector), ticket.id,
                 index_words_of(searched_text_of(ticket.number, ticket.title, ticket.description)));
}

Status forget_words(SqlSession& session, TicketId id) {
  return execute(session, by_engine(session, kForgetFts5, kForgetTsvector), id);
}

Rows<TicketMatch> TicketRows::search(const Actor& actor, const std::vector<WantedWord>& words,
                                     int limit) {
  std::vector<std::string> prefixes;
  for (const auto& word : words) prefixes.push_back(word.folded);
  return list_rows(session_, by_engine(session_, kFindFts5, kFindTsvector), read_match,
                   actor.workspace_id, actor.user_id, ticket_reach_of(actor), actor.rights.rank,
                   match_of_prefixes(session_.full_text(), prefixes), limit);
}

}  // namespace harken::sql
