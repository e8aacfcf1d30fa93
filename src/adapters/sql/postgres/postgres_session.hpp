// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <unordered_map>
#include <vector>

#include "adapters/sql/conversation_cache.hpp"
#include "adapters/sql/postgres/many_rows.hpp"
#include "adapters/sql/session.hpp"

namespace harken::sql {

class PostgresSession : public SqlSession {
 public:
  struct Free {
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  using Answer = std::unique_ptr<PGresult, Free>;

  static Result<std::unique_ptr<PostgresSession>> open(const std::string& url, bool fsync);

  Result<std::int64_t> run(Sql sql, std::span<const Value> values, const RowSink& sink) override;
  Status run_each(Sql sql, std::span<const std::vector<Value>> rows) override;
  Result<std::int64_t> run_later(Sql sql, std::span<const Value> values) override;
  bool has_misjudged() const override { return has_misjudged_; }
  Status run_script(const std::string& script) override;
  Status begin(Begin kind) override;
  Status commit() override;
  void rollback() override;
  FullText full_text() const override { return FullText::tsvector; }
  Sql clock() const override {
    return "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::BIGINT";
  }
  Status begin_own_plans() override;
  Status end_own_plans() override;
  bool is_connected() const override {
    return !is_lost_ && PQstatus(connection_.get()) == CONNECTION_OK;
  }
  bool in_transaction() const override;
  bool has_failed() const override;
  std::int64_t total_changes() const override { return total_changes_; }
  bool can_retry() const override { return can_retry_; }
  void maintain() override {}
  ConversationCache* conversations() override { return presumes_ ? &conversations_ : nullptr; }
  bool reads_ahead() const override { return true; }

  int server_version() const { return PQserverVersion(connection_.get()); }

 private:
  explicit PostgresSession(PGconn* connection) : connection_(connection) {}

  using SteadyTime = std::chrono::steady_clock::time_point;
  struct Statement {
    std::string name;
    bool changes_conversations = false;
  };

  Result<const Statement*> prepare(const char* text, std::span<const Value> values);
  // The statement over arrays that stands for many rows of this one; null when there is none.
  Result<const char*> prepare_for_many(const char* text, std::span<const Value> values);
  Status prepare_as(const std::string& name, const char* text, std::span<const Value> values);
  Result<Answer> execute_prepared(const char* text, std::span<const Value> values);
  Status take_turn();
  Status limit_time(std::chrono::milliseconds limit);
  // Runs what waits.
  Status flush();
  Result<std::vector<std::int64_t>> run_together(std::span<ManyRows> groups);
  Status send(const char* name, std::span<const Value> values);
  // What each statement has changed, to the end of the pipeline.
  Result<std::vector<std::int64_t>> receive_all();
  Status run_page(const char* name, std::span<const std::vector<Value>> rows);
  ManyRows& group_of(const char* text, std::span<const Value> values);
  void forget_what_waits();
  Status check(const Answer& answer);

  std::unique_ptr<PGconn, Free> connection_;
  std::unordered_map<const char*, Statement> statements_;
  std::unordered_map<const char*, std::string> names_for_many_;
  bool can_retry_ = false;
  bool is_lost_ = false;
  std::int64_t total_changes_ = 0;

  // What run_later has put off, in the order in which it is to run.
  std::vector<ManyRows> waiting_;
  std::int64_t rows_waiting_ = 0;
  // In a transaction that writes, unless the one before has misjudged.
  bool presumes_ = false;
  bool has_misjudged_ = false;
  // For every statement; zero: none.
  std::chrono::milliseconds time_limit_{0};
  ConversationCache conversations_;
  SteadyTime cleared_at_;
  std::int64_t turn_ = 0;
};

}  // namespace harken::sql
