// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "adapters/sql/history.hpp"
#include "adapters/sql/migrations.hpp"
#include "adapters/sql/postgres/postgres_inspection.hpp"
#include "adapters/sql/secret_box.hpp"
#include "adapters/sql/sqlite/sqlite_inspection.hpp"

namespace harken::sql {
namespace {

// The same as FileRows::is_hash_used asks for; a test looks for columns that both have forgotten.
constexpr const char* kBlobs =
    "SELECT hash FROM file UNION SELECT hash FROM library_item UNION SELECT hash FROM message_html "
    "UNION SELECT payload_hash FROM inbound WHERE payload_hash <> '' "
    "UNION SELECT photo_hash FROM contact WHERE photo_hash <> ''";

// What is too old is removed from the front, so those that are left still follow each other; but
// for the jumps from one history of the database to the next.
constexpr auto kEventGaps =
    "SELECT w.workspace_id FROM workspace w JOIN (SELECT workspace_id, min(seq) AS oldest, "
    "max(seq) AS newest, count(*) AS n FROM event GROUP BY workspace_id) e "
    "ON e.workspace_id = w.workspace_id "
    "WHERE (e.newest - e.oldest + 1 - e.n) % {0} <> 0 OR (w.event_seq - e.newest) % {0} <> 0 "
    "OR w.event_seq < e.newest ORDER BY 1";

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Result<std::vector<std::string>> first_column(Inspection& database, const char* statement) {
  ASSIGN_OR_RETURN(const auto rows, database.ask(statement));
  std::vector<std::string> column;
  for (const auto& row : rows) column.push_back(row.front());
  return column;
}

bool is_for(const Inspection& database, std::string_view migration) {
  return !migration.ends_with(database.is_embedded() ? ".postgres.sql" : ".sqlite.sql");
}

}  // namespace

Result<std::unique_ptr<Inspection>> open_inspection(const std::string& url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite)) return inspect_sqlite(url.substr(kSqlite.size()));
  return inspect_postgres(url);
}

std::string quoted_name(const std::string& name) {
  std::string quoted = "\"";
  for (const char letter : name) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

Result<RowCounts> count_rows(Inspection& database) {
  ASSIGN_OR_RETURN(const auto tables, database.tables());
  RowCounts counts;
  for (const auto& table : tables) {
    ASSIGN_OR_RETURN(const auto rows, database.ask("SELECT count(*) FROM " + quoted_name(table)));
    counts[table] = number_of(rows.front().front());
  }
  return counts;
}

Result<std::vector<AppliedMigration>> list_migrations(Inspection& database) {
  ASSIGN_OR_RETURN(const auto rows,
                   database.ask("SELECT name, sha256 FROM schema_migration ORDER BY name"));
  std::vector<AppliedMigration> applied;
  for (const auto& row : rows) applied.push_back({row[0], row[1]});
  std::ranges::sort(applied, {}, &AppliedMigration::name);
  if (std::ranges::find(applied, kOlderVersions, &AppliedMigration::name) == applied.end())
    return applied;
  ASSIGN_OR_RETURN(const auto harmless,
                   database.ask("SELECT name FROM schema_migration WHERE NOT breaks_older"));
  for (auto& one : applied)
    one.is_harmless =
        std::ranges::any_of(harmless, [&](const auto& row) { return row[0] == one.name; });
  return applied;
}

Status check_known(const std::vector<AppliedMigration>& applied) {
  return check_applied(applied, embedded_migrations());
}

Result<std::vector<std::string>> list_pending(Inspection& database) {
  ASSIGN_OR_RETURN(const auto applied, list_migrations(database));
  RETURN_IF_ERROR(check_known(applied));
  std::vector<std::string> pending;
  for (const auto& [name, sql] : embedded_migrations()) {
    const bool is_there =
        std::ranges::find(applied, name, &AppliedMigration::name) != applied.end();
    if (!is_there && is_for(database, name)) pending.emplace_back(name);
  }
  return pending;
}

Result<std::vector<std::string>> list_blobs(Inspection& database) {
  ASSIGN_OR_RETURN(auto blobs, first_column(database, kBlobs));
  std::ranges::sort(blobs);
  return blobs;
}

Result<std::vector<std::string>> find_event_gaps(Inspection& database) {
  return first_column(database, fmt::format(kEventGaps, kJumpOfHistory).c_str());
}

Result<SealedSecrets> count_secrets(Inspection& database, const SecretBox* box) {
  ASSIGN_OR_RETURN(const auto rows,
                   database.ask("SELECT channel_id, name, value FROM connection_secret"));
  SealedSecrets counts;
  for (const auto& row : rows) {
    if (!is_sealed(row[2])) continue;
    ++counts.sealed;
    if (box == nullptr || !box->open(row[2], place_of_secret(row[0], row[1]))) ++counts.unreadable;
  }
  return counts;
}

}  // namespace harken::sql
