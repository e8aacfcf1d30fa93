// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <memory>
#include <unordered_map>

#include "adapters/sql/session.hpp"

namespace harken::sql {

class SqliteSession : public SqlSession {
 public:
  struct Options {
    bool is_writer = false;
    bool fsync = true;
  };
  // There is one writer for a file, and it alone checkpoints: Debian's SQLite (before 3.51.3) may
  // corrupt the database when two connections do so at once. A reader cannot write or checkpoint.
  static Result<std::unique_ptr<SqlSession>> open(const std::string& path, Options options);

  ~SqliteSession() override;
  Result<std::int64_t> run(Sql sql, std::span<const Value> values, const RowSink& sink) override;
  Status run_script(const std::string& script) override;
  Status begin(Begin kind) override;
  Status commit() override;
  void rollback() override;
  FullText full_text() const override { return FullText::fts5; }
  Status prepare_search() override { return {}; }
  bool is_connected() const override { return true; }
  bool in_transaction() const override { return sqlite3_get_autocommit(database_) == 0; }
  bool has_failed() const override { return false; }
  std::int64_t total_changes() const override { return sqlite3_total_changes64(database_); }
  bool can_retry() const override { return false; }
  void maintain() override;

 private:
  explicit SqliteSession(sqlite3* database) : database_(database) {}

  Status configure(Options options);
  Result<sqlite3_stmt*> prepare(const char* text);
  Result<std::int64_t> step_all(sqlite3_stmt* statement, const RowSink& sink);
  std::unexpected<Error> last_error() const;

  sqlite3* database_;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  int wal_pages_ = 0;
};

}  // namespace harken::sql
