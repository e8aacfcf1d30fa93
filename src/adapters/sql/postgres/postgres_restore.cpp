// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/postgres_restore.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "adapters/sql/migrations.hpp"
#include "adapters/sql/postgres/postgres_copy.hpp"

namespace harken::sql {
namespace {

// The same as when a desk migrates: none that starts meanwhile begins with an empty database.
constexpr const char* kMigrationLock = "SELECT pg_advisory_xact_lock(4275453)";

Status begin(PostgresCopy& database, const RestoreJob& job) {
  RETURN_IF_ERROR(database.run("BEGIN"));
  if (job.is_trial) {
    const auto schema = fmt::format("harken_trial_{}", ::getpid());
    return database.run(fmt::format("CREATE SCHEMA {0}; SET LOCAL search_path TO {0}", schema));
  }
  RETURN_IF_ERROR(database.ask(kMigrationLock));
  ASSIGN_OR_RETURN(const auto tables, database.tables());
  if (tables.empty()) return {};
  return fail(
      Errc::conflict, "not_empty",
      fmt::format("the database is not empty: it has the table {}. What is restored over other "
                  "rows is neither the one desk nor the other; make a new database (createdb)",
                  tables.front()));
}

Status make_tables(PostgresCopy& database, const std::vector<AppliedMigration>& migrations) {
  RETURN_IF_ERROR(
      database.run("CREATE TABLE schema_migration ("
                   "name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
  for (const auto& [name, sql] : embedded_migrations()) {
    const bool is_wanted =
        std::ranges::find(migrations, name, &AppliedMigration::name) != migrations.end();
    if (is_wanted) RETURN_IF_ERROR(database.run(std::string(sql)));
  }
  return {};
}

}  // namespace

Status restore_postgres(const RestoreJob& job, const std::function<Status(Inspection&)>& check) {
  ASSIGN_OR_RETURN(const auto database, PostgresCopy::open(job.url));
  RETURN_IF_ERROR(begin(*database, job));
  RETURN_IF_ERROR(make_tables(*database, job.expected.migrations));
  RETURN_IF_ERROR(database->copy_from(job.folder, job.expected.files));
  RETURN_IF_ERROR(check(*database));
  return database->run(job.is_trial ? "ROLLBACK" : "COMMIT");
}

}  // namespace harken::sql
