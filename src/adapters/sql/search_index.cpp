// SPDX-License-Identifier: AGPL-3.0-or-later
// How the index follows what is written.
#include "adapters/sql/contact_select.hpp"
#include "adapters/sql/full_text.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/search_rows.hpp"
#include "adapters/sql/ticket_words.hpp"
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/json_writer.hpp"

namespace harken::sql {
namespace {

const char* to_text(SearchSource source) {
  switch (source) {
    case SearchSource::message:
      return "message";
    case SearchSource::note:
      return "note";
    case SearchSource::ticket:
      return "ticket";
    case SearchSource::ticket_entry:
      return "ticket_entry";
    case SearchSource::contact:
      break;
  }
  return "contact";
}

void read_text(const Row& row, SearchText& to) { read_columns(row, 0, to.id, to.text); }

// Names of files are found too.
void read_message(const Row& row, SearchText& to) {
  read_text(row, to);
  for (const File& file : wire::load_files(row.text(2))) to.text += " " + file.name;
}

constexpr auto kContactsAfter =
    kSelectContact + kFromContact + "WHERE t.contact_id > $1 ORDER BY t.contact_id LIMIT $2";

void read_contact_text(const Row& row, SearchText& to) {
  Contact contact;
  read_contact(row, contact);
  to = {contact.id.value(), searched_text_of(contact)};
}

void read_ticket_text(const Row& row, SearchText& to) {
  std::int64_t number = 0;
  std::string title;
  read_columns(row, 0, to.id, number, title);
  to.text = searched_text_of(number, title, wire::load_document(row.text(3)));
}

std::string to_json(std::span<const SearchWords> texts) {
  wire::JsonWriter out;
  out.open('[');
  for (const auto& each : texts) {
    if (each.words.empty()) continue;
    wire::write_object(out, [&] { out.field("id", each.id).field("words", each.words); });
  }
  out.close(']');
  return std::move(out).text();
}

std::string to_json(std::span<const WordUse> words) {
  wire::JsonWriter out;
  out.open('[');
  for (const auto& each : words)
    wire::write_object(out, [&] { out.field("word", each.word).field("uses", each.uses); });
  out.close(']');
  return std::move(out).text();
}

// Who writes into the index, or notes what it must write anew, comes one after the other.
Result<std::int64_t> hold_index(SqlSession& session) {
  return get_number(session,
                    "UPDATE search_progress SET up_to = up_to WHERE source = 'message' "
                    "RETURNING up_to");
}

void read_stale(const Row& row, StaleText& to) {
  SearchText now;
  read_message(row, now);
  to = {now.id, std::string(row.text(3)), std::move(now.text)};
}

std::string to_json(std::span<const RenewedWords> texts, std::string RenewedWords::* words) {
  wire::JsonWriter out;
  out.open('[');
  for (const auto& each : texts) {
    if ((each.*words).empty()) continue;
    wire::write_object(out, [&] { out.field("id", each.id).field("words", each.*words); });
  }
  out.close(']');
  return std::move(out).text();
}

// FTS5 without contents has to be told what it is to forget.
constexpr auto kForgetFts5 = SqlText(
    "INSERT INTO search_text (search_text, rowid, words) SELECT 'delete', "
    "json_extract(value, '$.id'), json_extract(value, '$.words') FROM json_each($1)");
constexpr auto kForgetTsvector = SqlText(
    "DELETE FROM search_text WHERE id IN "
    "(SELECT id FROM json_to_recordset(CAST($1 AS json)) AS t(id BIGINT, words TEXT))");

constexpr auto kAddFts5 = SqlText(
    "INSERT INTO search_text (rowid, words) SELECT json_extract(value, '$.id'), "
    "json_extract(value, '$.words') FROM json_each($1)");
constexpr auto kAddTsvector = SqlText(
    "INSERT INTO search_text (id, words) SELECT id, array_to_tsvector(string_to_array(words, ' ')) "
    "FROM json_to_recordset(CAST($1 AS json)) AS t(id BIGINT, words TEXT) ON CONFLICT DO NOTHING");
// What has changed since it was read is there already, under its new words.
constexpr auto kAddContactFts5 = SqlText(
    "INSERT INTO contact_text (rowid, words) SELECT json_extract(value, '$.id'), "
    "json_extract(value, '$.words') FROM json_each($1) "
    "WHERE json_extract(value, '$.id') NOT IN (SELECT rowid FROM contact_text "
    "WHERE rowid IN (SELECT json_extract(value, '$.id') FROM json_each($1)))");
constexpr auto kAddContactTsvector = SqlText(
    "INSERT INTO contact_text (contact_id, words) "
    "SELECT id, array_to_tsvector(string_to_array(words, ' ')) "
    "FROM json_to_recordset(CAST($1 AS json)) AS t(id BIGINT, words TEXT) "
    "ON CONFLICT (contact_id) DO NOTHING");
// Nor does what was deleted since come back.
constexpr auto kAddTicketFts5 = SqlText(
    "INSERT INTO ticket_text (rowid, words) SELECT json_extract(value, '$.id'), "
    "json_extract(value, '$.words') FROM json_each($1) "
    "WHERE json_extract(value, '$.id') NOT IN (SELECT rowid FROM ticket_text "
    "WHERE rowid IN (SELECT json_extract(value, '$.id') FROM json_each($1))) "
    "AND (json_extract(value, '$.id') IN (SELECT ticket_id FROM ticket) "
    "OR json_extract(value, '$.id') IN (SELECT ticket_entry_id FROM ticket_entry))");
constexpr auto kAddTicketTsvector = SqlText(
    "INSERT INTO ticket_text (id, words) SELECT id, array_to_tsvector(string_to_array(words, ' ')) "
    "FROM json_to_recordset(CAST($1 AS json)) AS t(id BIGINT, words TEXT) "
    "WHERE EXISTS (SELECT 1 FROM ticket WHERE ticket_id = t.id) "
    "OR EXISTS (SELECT 1 FROM ticket_entry WHERE ticket_entry_id = t.id) "
    "ON CONFLICT (id) DO NOTHING");
constexpr auto kAddWordsFts5 = SqlText(
    "INSERT INTO search_word (word, uses) SELECT json_extract(value, '$.word'), "
    "json_extract(value, '$.uses') FROM json_each($1) WHERE true "
    "ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses");
constexpr auto kAddWordsTsvector = SqlText(
    "INSERT INTO search_word (word, uses) SELECT word, uses "
    "FROM json_to_recordset(CAST($1 AS json)) AS t(word TEXT, uses BIGINT) "
    "ON CONFLICT (word) DO UPDATE SET uses = search_word.uses + excluded.uses");

Sql add_sql(const SqlSession& session, SearchSource source) {
  switch (source) {
    case SearchSource::contact:
      return by_engine(session, kAddContactFts5, kAddContactTsvector);
    case SearchSource::ticket:
    case SearchSource::ticket_entry:
      return by_engine(session, kAddTicketFts5, kAddTicketTsvector);
    case SearchSource::message:
    case SearchSource::note:
      break;
  }
  return by_engine(session, kAddFts5, kAddTsvector);
}

// What was read may be older than what is there now: read it again.
Result<bool> step_back(SqlSession& session, std::int64_t from) {
  RETURN_IF_ERROR(
      execute(session, "UPDATE search_progress SET up_to = $1 WHERE source = 'message'", from));
  return false;
}

}  // namespace

Status note_stale(SqlSession& session, MessageId id) {
  ASSIGN_OR_RETURN(const auto up_to, hold_index(session));
  std::optional<std::string> indexed;
  if (id.value() <= up_to) {
    ASSIGN_OR_RETURN(const auto before,
                     find_row(session,
                              "SELECT message_id, text, attachments FROM message "
                              "WHERE message_id = $1",
                              read_message, id));
    if (before) indexed = before->text;
  }
  return execute(session,
                 "INSERT INTO search_stale (message_id, indexed) VALUES ($1, $2) "
                 "ON CONFLICT (message_id) DO NOTHING",
                 id, indexed);
}

Rows<StaleText> SearchRows::list_stale(int limit) {
  RETURN_IF_ERROR(hold_index(session_));
  return list_rows(session_,
                   "SELECT m.message_id, m.text, m.attachments, s.indexed FROM search_stale s "
                   "JOIN message m ON m.message_id = s.message_id WHERE s.indexed IS NOT NULL "
                   "ORDER BY s.message_id LIMIT $1",
                   read_stale, limit);
}

Status SearchRows::renew(std::span<const RenewedWords> texts, std::span<const WordUse> words) {
  const auto before = to_json(texts, &RenewedWords::before);
  RETURN_IF_ERROR(execute(session_, by_engine(session_, kForgetFts5, kForgetTsvector), before));
  const auto now = to_json(texts, &RenewedWords::words);
  RETURN_IF_ERROR(execute(session_, by_engine(session_, kAddFts5, kAddTsvector), now));
  if (!words.empty())
    RETURN_IF_ERROR(
        execute(session_, by_engine(session_, kAddWordsFts5, kAddWordsTsvector), to_json(words)));
  for (const auto& each : texts)
    RETURN_IF_ERROR(execute(session_, "DELETE FROM search_stale WHERE message_id = $1", each.id));
  return {};
}

Result<std::int64_t> SearchRows::followed_up_to(SearchSource source) {
  return get_number(session_, "SELECT up_to FROM search_progress WHERE source = $1",
                    to_text(source));
}

Rows<SearchText> SearchRows::list_after(SearchSource source, std::int64_t after, int limit) {
  switch (source) {
    case SearchSource::message:
      return list_rows(session_,
                       "SELECT message_id, text, attachments FROM message WHERE message_id > $1 "
                       "ORDER BY message_id LIMIT $2",
                       read_message, after, limit);
    case SearchSource::note:
      return list_rows(
          session_, "SELECT note_id, text FROM note WHERE note_id > $1 ORDER BY note_id LIMIT $2",
          read_text, after, limit);
    case SearchSource::ticket:
      return list_rows(session_,
                       "SELECT ticket_id, number, title, description FROM ticket "
                       "WHERE ticket_id > $1 ORDER BY ticket_id LIMIT $2",
                       read_ticket_text, after, limit);
    case SearchSource::ticket_entry:
      return list_rows(session_,
                       "SELECT ticket_entry_id, text FROM ticket_entry WHERE ticket_entry_id > $1 "
                       "ORDER BY ticket_entry_id LIMIT $2",
                       read_text, after, limit);
    case SearchSource::contact:
      break;
  }
  return list_rows(session_, kContactsAfter, read_contact_text, after, limit);
}

Result<bool> SearchRows::follow(SearchSource source, std::int64_t from, std::int64_t to,
                                std::span<const SearchWords> texts,
                                std::span<const WordUse> words) {
  ASSIGN_OR_RETURN(
      const auto moved,
      change(session_, "UPDATE search_progress SET up_to = $3 WHERE source = $1 AND up_to = $2",
             to_text(source), from, to));
  if (moved == 0) return false;
  if (source == SearchSource::message) {
    ASSIGN_OR_RETURN(const auto changed,
                     change(session_,
                            "DELETE FROM search_stale WHERE indexed IS NULL AND message_id > $1 "
                            "AND message_id <= $2",
                            from, to));
    if (changed > 0) return step_back(session_, from);
  }
  const Sql add = add_sql(session_, source);
  RETURN_IF_ERROR(execute(session_, add, to_json(texts)));
  if (!words.empty())
    RETURN_IF_ERROR(
        execute(session_, by_engine(session_, kAddWordsFts5, kAddWordsTsvector), to_json(words)));
  return true;
}

}  // namespace harken::sql
