// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/open_database.hpp"

#include "adapters/sql/postgres/postgres_driver.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/sqlite/sqlite_driver.hpp"

namespace harken::sql {

namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::shared_ptr<DiskRoom> make_room(const DatabaseOptions& options) {
  if (!options.keeps_room || !options.url.starts_with(kSqlite)) return nullptr;
  return std::make_shared<DiskRoom>(options.url.substr(kSqlite.size()) + ".reserve");
}

Result<std::unique_ptr<Driver>> make_driver(const DatabaseOptions& options,
                                            std::shared_ptr<DiskRoom> room) {
  if (options.url.starts_with(kSqlite) && options.url.size() > kSqlite.size()) {
    return make_sqlite_driver(options.url.substr(kSqlite.size()), options.fsync, std::move(room));
  }
  if (options.url.starts_with("postgres://") || options.url.starts_with("postgresql://")) {
    return make_postgres_driver(options.url, options.fsync);
  }
  return fail_invalid("database", "a database is sqlite:PATH or postgres://…");
}

}  // namespace

Result<std::unique_ptr<Driver>> make_driver(const DatabaseOptions& options) {
  return make_driver(options, nullptr);
}

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options,
                                                std::span<const EmbeddedMigration> migrations) {
  auto room = make_room(options);
  ASSIGN_OR_RETURN(auto driver, make_driver(options, room));
  auto database = std::make_unique<SqlDatabase>(std::move(driver), options, std::move(room));
  RETURN_IF_ERROR(database->open(migrations, options.clock));
  if (!options.replica_url.empty())
    database->follow_replica(make_postgres_driver(options.replica_url, true), options);
  return database;
}

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options) {
  return open_database(options, embedded_migrations());
}

}  // namespace harken::sql
