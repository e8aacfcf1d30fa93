// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/migration_backup.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>

#include "adapters/sql/durable_file.hpp"
#include "adapters/sql/inspection.hpp"

namespace harken::server {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqlite = "sqlite:";
constexpr const char* kCopy = "database.sqlite";

// Of this upgrade, begun with fewer migrations than there are now: what is in the database by now
// is no longer what it was before.
bool is_broken_off(const fs::path& folder, std::size_t applied) {
  std::error_code ignored;
  const auto path = folder / kCopy;
  if (!fs::exists(path, ignored)) return false;
  const auto copy = sql::open_inspection(std::string(kSqlite) + path.string());
  if (!copy) return false;
  const auto copied = sql::list_migrations(**copy);
  return copied && copied->size() < applied;
}

Status check_room(const fs::path& database, const fs::path& folder) {
  std::error_code error;
  auto needed = fs::file_size(database, error);
  // After a kill the log holds a part of it.
  if (const auto log = fs::file_size(database.string() + "-wal", error); !error) needed += log;
  const auto room = fs::space(folder, error);
  if (error || room.available > needed) return {};
  return fail(
      Errc::unavailable, "disk_full",
      fmt::format(
          "this version changes the tables of the database, and there is no room for a copy of it "
          "before that: {} needs {} MB, and {} are free. Make room, or make a backup elsewhere "
          "and start with --backup-before-migration off",
          folder.string(), needed / 1'000'000, room.available / 1'000'000));
}

Status make_copy(sql::Inspection& database, const fs::path& draft) {
  RETURN_IF_ERROR(database.copy_to(draft));
  ASSIGN_OR_RETURN(const auto copy,
                   sql::open_inspection(std::string(kSqlite) + (draft / kCopy).string()));
  ASSIGN_OR_RETURN(const auto damage, copy->find_damage(false));
  if (damage.empty()) return {};
  return fail(
      Errc::conflict, "damaged",
      fmt::format("the database is damaged ({}): put back the newest backup before the upgrade",
                  damage.front()));
}

// What an earlier upgrade left, or one that was broken off while it copied.
void remove_others(const fs::path& folder, const fs::path& keep) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path() != keep) fs::remove_all(entry.path(), ignored);
}

Status copy_to(sql::Inspection& database, const fs::path& source, const fs::path& target) {
  std::error_code error;
  const fs::path folder = target.parent_path();
  const fs::path draft = target.string() + ".partial";
  fs::remove_all(draft, error);
  fs::create_directories(draft, error);
  if (error) return sql::fail_file("make", draft, error.value());
  fs::permissions(folder, fs::perms::owner_all, error);
  RETURN_IF_ERROR(check_room(source, folder));
  const auto copied = make_copy(database, draft);
  if (!copied) {
    fs::remove_all(draft, error);
    return copied;
  }
  fs::remove_all(target, error);
  RETURN_IF_ERROR(sql::rename_durably(draft, target));
  remove_others(folder, target);
  return {};
}

}  // namespace

Status back_up_before_migration(const Config& config) {
  const auto url = config.database_url();
  if (config.backup_before_migration != "on" || !url.starts_with(kSqlite)) return {};
  const fs::path path = url.substr(kSqlite.size());
  std::error_code ignored;
  if (fs::file_size(path, ignored) == 0 || ignored) return {};
  ASSIGN_OR_RETURN(const auto database, sql::open_inspection(url));
  ASSIGN_OR_RETURN(const auto tables, database->tables());
  if (std::ranges::find(tables, "schema_migration") == tables.end()) return {};
  ASSIGN_OR_RETURN(const auto applied, sql::list_migrations(*database));
  ASSIGN_OR_RETURN(const auto pending, sql::list_pending(*database));
  if (applied.empty() || pending.empty()) return {};
  const fs::path target =
      fs::path(config.data) / "before-migration" / fs::path(pending.back()).stem();
  if (is_broken_off(target, applied.size())) return {};
  RETURN_IF_ERROR(copy_to(*database, path, target));
  spdlog::info("the database as it was before {} migrations is kept in {}", pending.size(),
               target.string());
  return {};
}

}  // namespace harken::server
