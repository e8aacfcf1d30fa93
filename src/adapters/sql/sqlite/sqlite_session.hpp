// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

#include "adapters/sql/conversation_cache.hpp"
#include "adapters/sql/disk_room.hpp"
#include "adapters/sql/rights_cache.hpp"
#include "adapters/sql/session.hpp"
#include "adapters/sql/sqlite/log_keeper.hpp"

namespace harken::sql {

class SqliteSession : public SqlSession {
 public:
  struct Options {
    RightsVersion& rights_version;
    bool is_writer = false;
    bool fsync = true;
    bool is_checked = false;   // read through before its first use
    DiskRoom* room = nullptr;  // of a writer
  };
  // There is one writer for a file, and it alone decides about checkpoints (log_keeper.hpp). A
  // reader cannot write or checkpoint.
  static Result<std::unique_ptr<SqlSession>> open(const std::string& path, Options options);

  ~SqliteSession() override;
  Result<std::int64_t> run(Sql sql, std::span<const Value> values, const RowSink& sink) override;
  Status run_each(Sql sql, std::span<const std::vector<Value>> rows) override;
  Result<std::int64_t> run_later(Sql sql, std::span<const Value> values) override;
  Status run_script(const std::string& script) override;
  Status begin(Begin kind) override;
  Status commit() override;
  void rollback() override;
  FullText full_text() const override { return FullText::fts5; }
  Sql clock() const override {
    return "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000";
  }
  Status begin_own_plans() override { return {}; }
  Status end_own_plans() override { return {}; }
  bool is_connected() const override { return true; }
  bool in_transaction() const override { return sqlite3_get_autocommit(database_) == 0; }
  bool has_failed() const override { return false; }
  std::int64_t total_changes() const override { return sqlite3_total_changes64(database_); }
  bool can_retry() const override { return false; }
  void maintain() override;
  RightsCache* rights() override { return rights_ ? &*rights_ : nullptr; }
  ConversationCache* conversations() override {
    return conversations_ ? &*conversations_ : nullptr;
  }

 private:
  struct Statement {
    sqlite3_stmt* handle = nullptr;
    bool changes_rights = false;
    bool changes_conversations = false;
  };

  SqliteSession(sqlite3* database, const Options& options);

  Status configure(Options options);
  Status check_pages();
  Result<Statement> prepare(const char* text);
  Result<std::int64_t> run_prepared(const Statement& statement, std::span<const Value> values,
                                    const RowSink& sink);
  Status forget_what_may_be_untrue();
  int is_late() const;
  bool is_tight() const;
  int see_table(int action, const char* table);
  Result<std::int64_t> step_all(sqlite3_stmt* statement, const RowSink& sink);
  std::unexpected<Error> last_error() const;

  sqlite3* database_;
  std::unordered_map<const char*, Statement> statements_;
  RightsVersion& rights_version_;
  std::optional<RightsCache> rights_;               // of a reader
  bool is_preparing_rights_change_ = false;         // the statement that is being prepared
  bool has_changed_rights_ = false;                 // this transaction
  std::optional<ConversationCache> conversations_;  // of the writer
  bool has_committed_ = false;                      // the transaction before
  std::int64_t data_version_ = 0;
  DiskRoom* room_;
  // Of the transaction that is being read.
  std::optional<std::chrono::steady_clock::time_point> end_;
  int wal_pages_ = 0;
  std::optional<LogKeeper> log_keeper_;  // of the writer
};

}  // namespace harken::sql
