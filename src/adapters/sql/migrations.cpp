// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/migrations.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, AppliedMigration& applied) {
  read_columns(row, 0, applied.name, applied.sha256);
}

std::string sha256_of(std::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

constexpr std::string_view kBreaks = "-- Breaks older versions.";

// Which of them a version that does not know them can live beside.
Status mark_harmless(SqlSession& session, std::vector<AppliedMigration>& applied) {
  if (std::ranges::find(applied, kOlderVersions, &AppliedMigration::name) == applied.end())
    return {};
  ASSIGN_OR_RETURN(
      const auto harmless,
      list_rows(session, "SELECT name, sha256 FROM schema_migration WHERE NOT breaks_older", read));
  for (auto& one : applied)
    one.is_harmless =
        std::ranges::find(harmless, one.name, &AppliedMigration::name) != harmless.end();
  return {};
}

Status apply(SqlSession& session, const EmbeddedMigration& migration, Clock& clock) {
  RETURN_IF_ERROR(session.run_script(std::string(migration.sql)));
  RETURN_IF_ERROR(execute(
      session, "INSERT INTO schema_migration (name, sha256, applied_at) VALUES ($1, $2, $3)",
      migration.name, sha256_of(migration.sql), clock.now()));
  if (!migration.sql.starts_with(kBreaks)) return {};
  return execute(session, "UPDATE schema_migration SET breaks_older = TRUE WHERE name = $1",
                 migration.name);
}

// A migration that the databases need in different words has a file for each.
bool is_for(const SqlSession& session, std::string_view name) {
  const bool is_other = session.full_text() == FullText::fts5 ? name.ends_with(".postgres.sql")
                                                              : name.ends_with(".sqlite.sql");
  return !is_other;
}

// Inside an exclusive transaction. False: nothing was pending.
Result<bool> apply_next(SqlSession& session, std::span<const EmbeddedMigration> known,
                        Clock& clock) {
  RETURN_IF_ERROR(session.run_script(
      "CREATE TABLE IF NOT EXISTS schema_migration ("
      "name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
  ASSIGN_OR_RETURN(
      auto applied,
      list_rows(session, "SELECT name, sha256 FROM schema_migration ORDER BY name", read));
  RETURN_IF_ERROR(mark_harmless(session, applied));
  RETURN_IF_ERROR(check_applied(applied, known));
  for (const EmbeddedMigration& migration : known) {
    if (!is_for(session, migration.name)) continue;
    if (std::ranges::find(applied, migration.name, &AppliedMigration::name) != applied.end())
      continue;
    RETURN_IF_ERROR(apply(session, migration, clock));
    return true;
  }
  return false;
}

}  // namespace

Status check_applied(std::span<const AppliedMigration> applied,
                     std::span<const EmbeddedMigration> known) {
  for (const AppliedMigration& one : applied) {
    const auto found = std::ranges::find(known, one.name, &EmbeddedMigration::name);
    if (found == known.end()) {
      if (one.is_harmless) continue;
      return fail(Errc::conflict, "newer_database",
                  fmt::format("the database is newer than this harken: it has the migration {}, "
                              "which this version does not know",
                              one.name));
    }
    if (sha256_of(found->sql) != one.sha256) {
      return fail(
          Errc::conflict, "changed_migration",
          fmt::format("the database was made with another content of the migration {}", one.name));
    }
  }
  return {};
}

Status migrate(SqlSession& session, std::span<const EmbeddedMigration> migrations, Clock& clock) {
  for (;;) {
    RETURN_IF_ERROR(session.begin(Begin::exclusive));
    const Result<bool> applied = apply_next(session, migrations, clock);
    if (!applied) {
      session.rollback();
      return std::unexpected(applied.error());
    }
    RETURN_IF_ERROR(session.commit());
    if (!*applied) return {};
  }
}

}  // namespace harken::sql
