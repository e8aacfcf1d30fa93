// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/sqlite_inspection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "adapters/sql/durable_file.hpp"
#include "adapters/sql/sqlite/sqlite_error.hpp"

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 5'000;
constexpr const char* kCopy = "database.sqlite";

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

std::unexpected<Error> fail_sqlite(const fs::path& path, sqlite3* database, int code) {
  const char* words = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  return fail(Errc::unavailable, "unavailable",
              fmt::format("{}: {}", path.string(), describe_error(code, words)));
}

Result<Handle> open(const fs::path& path, int access) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, access | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(opened);
  if (code != SQLITE_OK) return fail_sqlite(path, nullptr, code);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  // Only the writer of the desk checkpoints, also after a crash, when its log waits for it.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return handle;
}

Status run(const fs::path& path, sqlite3* database, const char* script) {
  const int code = sqlite3_exec(database, script, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : fail_sqlite(path, database, code);
}

class SqliteInspection : public Inspection {
 public:
  SqliteInspection(fs::path path, Handle database)
      : path_(std::move(path)), database_(std::move(database)) {}

  Result<std::vector<TextRow>> ask(const std::string& statement) override;
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> copy_to(const fs::path& folder) override;
  Result<std::vector<std::string>> find_damage(bool thorough) override;
  std::string clock() const override {
    return "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000";
  }
  std::string description() const override {
    return fmt::format("SQLite {}", sqlite3_libversion());
  }
  bool is_embedded() const override { return true; }

 private:
  Status copy_pages(const fs::path& path);

  fs::path path_;
  Handle database_;
};

Result<std::vector<TextRow>> SqliteInspection::ask(const std::string& statement) {
  sqlite3_stmt* prepared = nullptr;
  int code = sqlite3_prepare_v2(database_.get(), statement.c_str(), -1, &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, Close> owned(prepared);
  if (code != SQLITE_OK) return fail_sqlite(path_, database_.get(), code);
  std::vector<TextRow> rows;
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, i));
      row.emplace_back(text == nullptr ? "" : text);
    }
  }
  if (code != SQLITE_DONE) return fail_sqlite(path_, database_.get(), code);
  return rows;
}

Result<std::vector<std::string>> SqliteInspection::tables() {
  ASSIGN_OR_RETURN(const auto rows, ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                        "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(row.front());
  return names;
}

// In one step, so under one read transaction: in several it would begin anew whenever another
// process writes, and under load never end.
Status SqliteInspection::copy_pages(const fs::path& path) {
  ASSIGN_OR_RETURN(const Handle copy, open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  // It is synced as a whole afterwards, and thrown away if it does not come so far.
  RETURN_IF_ERROR(run(path, copy.get(), "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF"));
  sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", database_.get(), "main");
  if (backup == nullptr) return fail_sqlite(path, copy.get(), sqlite3_errcode(copy.get()));
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE) return fail_sqlite(path, nullptr, stepped);
  return finished == SQLITE_OK ? Status() : fail_sqlite(path, nullptr, finished);
}

Result<std::vector<std::string>> SqliteInspection::copy_to(const fs::path& folder) {
  const auto path = folder / kCopy;
  RETURN_IF_ERROR(copy_pages(path));
  {
    // One file that needs no log beside it.
    ASSIGN_OR_RETURN(const Handle copy, open(path, SQLITE_OPEN_READWRITE));
    RETURN_IF_ERROR(run(path, copy.get(), "PRAGMA journal_mode = DELETE"));
  }
  RETURN_IF_ERROR(sync_path(path));
  return std::vector<std::string>{kCopy};
}

Result<std::vector<std::string>> SqliteInspection::find_damage(bool thorough) {
  ASSIGN_OR_RETURN(const auto rows,
                   ask(thorough ? "PRAGMA integrity_check(10)" : "PRAGMA quick_check(10)"));
  std::vector<std::string> damage;
  for (const auto& row : rows)
    if (row.front() != "ok") damage.push_back(row.front());
  return damage;
}

}  // namespace

Result<std::unique_ptr<Inspection>> inspect_sqlite(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    return fail(Errc::not_found, "not_found", "there is no database at " + path);
  // Whoever died while the database got its log has left a journal to be rolled back before
  // anything is read.
  const bool has_journal = fs::exists(path + "-journal", ignored);
  ASSIGN_OR_RETURN(auto database,
                   open(path, has_journal ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY));
  RETURN_IF_ERROR(run(path, database.get(), "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY"));
  return std::make_unique<SqliteInspection>(path, std::move(database));
}

}  // namespace harken::sql
