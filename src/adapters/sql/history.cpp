// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/history.hpp"

#include <optional>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

// What takes over begins a timeline; what was put back lies in another database or cluster.
constexpr auto kSource = SqlText(
    "SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || "
    "(SELECT oid FROM pg_database WHERE datname = current_database()) || '/' || "
    "left(pg_walfile_name(pg_current_wal_lsn()), 8) WHERE to_regclass('history') IS NOT NULL");
constexpr auto kKnown = SqlText("SELECT source FROM history");

void read_text(const Row& row, std::string& to) { to = row.text(0); }

// None: it is hidden from us, as some do who run databases for others, or there is nowhere to note
// it. An error: this is a copy that has not taken over yet, and nothing can be written there.
Found<std::string> find_source(SqlSession& session) {
  auto source = find_row(session, kSource, read_text);
  if (source || source.error().kind == Errc::unavailable) return source;
  return std::nullopt;
}

// While nobody else writes.
Status note_source(SqlSession& session, const std::string& source) {
  ASSIGN_OR_RETURN(const auto known, find_row(session, kKnown, read_text));
  if (known == source) return {};
  if (!known)
    return execute(session, "INSERT INTO history (history_id, source) VALUES (1, $1)", source);
  RETURN_IF_ERROR(
      execute(session, "UPDATE workspace SET event_seq = event_seq + $1", kJumpOfHistory));
  return execute(session, "UPDATE history SET source = $1", source);
}

}  // namespace

Status go_on_from_history(SqlSession& session) {
  ASSIGN_OR_RETURN(const auto source, find_source(session));
  if (!source) return {};
  ASSIGN_OR_RETURN(const auto known, find_row(session, kKnown, read_text));
  if (known == *source) return {};
  RETURN_IF_ERROR(session.begin(Begin::write));
  const auto noted = note_source(session, *source);
  if (noted) return session.commit();
  session.rollback();
  return noted;
}

}  // namespace harken::sql
