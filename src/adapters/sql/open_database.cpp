// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/open_database.hpp"

#include "adapters/sql/postgres/postgres_driver.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/sqlite/sqlite_driver.hpp"

namespace harken::sql {

Result<std::unique_ptr<Driver>> make_driver(const DatabaseOptions& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (options.url.starts_with(kSqlite) && options.url.size() > kSqlite.size()) {
    return make_sqlite_driver(options.url.substr(kSqlite.size()), options.fsync);
  }
  if (options.url.starts_with("postgres://") || options.url.starts_with("postgresql://")) {
    return make_postgres_driver(options.url, options.fsync);
  }
  return fail_invalid("database", "a database is sqlite:PATH or postgres://…");
}

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options,
                                                std::span<const EmbeddedMigration> migrations) {
  ASSIGN_OR_RETURN(auto driver, make_driver(options));
  auto database = std::make_unique<SqlDatabase>(std::move(driver), options);
  RETURN_IF_ERROR(database->open(migrations, options.clock));
  if (!options.replica_url.empty())
    database->follow_replica(make_postgres_driver(options.replica_url, true), options);
  return database;
}

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options) {
  return open_database(options, embedded_migrations());
}

}  // namespace harken::sql
