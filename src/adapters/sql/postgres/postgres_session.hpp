// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <unordered_map>

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
  Status run_script(const std::string& script) override;
  Status begin(Begin kind) override;
  Status commit() override;
  void rollback() override;
  FullText full_text() const override { return FullText::tsvector; }
  Sql clock() const override {
    return "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::BIGINT";
  }
  Status prepare_search() override;
  bool is_connected() const override { return PQstatus(connection_.get()) == CONNECTION_OK; }
  bool in_transaction() const override;
  bool has_failed() const override;
  std::int64_t total_changes() const override { return total_changes_; }
  bool can_retry() const override { return can_retry_; }
  void maintain() override {}

  int server_version() const { return PQserverVersion(connection_.get()); }

 private:
  explicit PostgresSession(PGconn* connection) : connection_(connection) {}

  Result<const char*> prepare(const char* text, std::span<const Value> values);
  Result<Answer> execute_prepared(const char* text, std::span<const Value> values);
  Status send_each(const char* name, std::span<const std::vector<Value>> rows);
  Status receive_each();
  Status check(const Answer& answer);

  std::unique_ptr<PGconn, Free> connection_;
  std::unordered_map<const char*, std::string> names_;
  bool can_retry_ = false;
  std::int64_t total_changes_ = 0;
};

}  // namespace harken::sql
