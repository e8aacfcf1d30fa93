// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/migrations.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, AppliedMigration& applied) { read_columns(row, 0, applied.name, applied.sha256); }

std::string sha256_of(std::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

// What a later version has added and this one can live beside; the column came with this migration.
constexpr std::string_view kOlderVersions = "0049_older_versions.sql";
constexpr std::string_view kBreaks = "-- Breaks older versions.";

// Without those of a later version that this one can live beside.
Result<std::vector<AppliedMigration>> without_harmless(SqlSession& session,
                                                       std::vector<AppliedMigration> applied,
                                                       std::span<const EmbeddedMigration> known) {
  if (std::ranges::find(applied, kOlderVersions, &AppliedMigration::name) == applied.end()) return applied;
  ASSIGN_OR_RETURN(const auto harmless,
                   list_rows(session, "SELECT name, sha256 FROM schema_migration WHERE NOT breaks_older", read));
  std::erase_if(applied, [&](const AppliedMigration& one) {
    const bool is_known = std::ranges::find(known, one.name, &EmbeddedMigration::name) != known.end();
    return !is_known && std::ranges::find(harmless, one.name, &AppliedMigration::name) != harmless.end();
  });
  return applied;
}

Status apply(SqlSession& session, const EmbeddedMigration& migration, Clock& clock) {
  RETURN_IF_ERROR(session.run_script(std::string(migration.sql)));
  RETURN_IF_ERROR(execute(
      session, "INSERT INTO schema_migration (name, sha256, applied_at) VALUES ($1, $2, $3)",
      migration.name, sha256_of(migration.sql), clock.now()));
  if (!migration.sql.starts_with(kBreaks)) return {};
  return execute(session, "UPDATE schema_migration SET breaks_older = TRUE WHERE name = $1", migration.name);
}

// A migration that the databases need in different words has a file for each.
bool is_for(const SqlSession& session, std::string_view name) {
  const bool is_other = session.full_text() == FullText::fts5 ? name.ends_with(".postgres.sql")
                                                              : name.ends_with(".sqlite.sql");
  return !is_other;
}

// Inside an exclusive transaction. False: nothing was pending.
Result<bool> apply_next(SqlSession& session, std::span<const EmbeddedMigration> known, Clock& clock) {
  RETURN_IF_ERROR(session.run_script("CREATE TABLE IF NOT EXISTS schema_migration ("
                                     "name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
  ASSIGN_OR_RETURN(const auto applied,
                   list_rows(session, "SELECT name, sha256 FROM schema_migration ORDER BY name", read));
  ASSIGN_OR_RETURN(const auto serious, without_harmless(session, applied, known));
  RETURN_IF_ERROR(check_applied(serious, known));
  for (const EmbeddedMigration& migration : known) {
    if (!is_for(session, migration.name)) continue;
    if (std::ranges::find(applied, migration.name, &AppliedMigration::name) != applied.end()) continue;
    RETURN_IF_ERROR(apply(session, migration, clock));
    return true;
  }
  return false;
}

}  // namespace

Status check_applied(std::span<const AppliedMigration> applied, std::span<const EmbeddedMigration> known) {
  for (const AppliedMigration& one : applied) {
    const auto found = std::ranges::find(known, one.name, &EmbeddedMigration::name);
    if (found == known.end()) {
      return fail(Errc::conflict, "newer_database",
                  fmt::format("the database is newer than this harken: it has the migration {}, "
                              "which this version does not know",
                              one.name));
    }
    if (sha256_of(found->sql) != one.sha256) {
      return fail(Errc::conflict, "changed_migration",
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
