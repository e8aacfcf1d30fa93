// SPDX-License-Identifier: AGPL-3.0-or-later
// One connection to PostgreSQL that copies whole tables out of it and into it.
#pragma once

#include <libpq-fe.h>

#include "adapters/sql/inspection.hpp"

namespace harken::sql {

class PostgresCopy : public Inspection {
 public:
  static Result<std::unique_ptr<PostgresCopy>> open(const std::string& url);

  Status run(const std::string& script);
  Result<std::vector<TextRow>> ask(const std::string& statement) override;
  // Of the first schema of the search path.
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> copy_to(const std::filesystem::path& folder) override;
  // What copy_to has written, into tables that are there.
  Status copy_from(const std::filesystem::path& folder, const std::vector<std::string>& files);
  // PostgreSQL reads every row of a copy, and checksums are its own to check.
  Result<std::vector<std::string>> find_damage(bool) override { return std::vector<std::string>(); }
  std::string clock() const override {
    return "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::BIGINT";
  }
  std::string description() const override;
  bool is_embedded() const override { return false; }

 private:
  struct Free {
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  using Answer = std::unique_ptr<PGresult, Free>;

  explicit PostgresCopy(PGconn* connection) : connection_(connection) {}

  // Name and columns, as COPY has them; columns by name, so that both sides agree on their order.
  Result<std::string> copied(const std::string& table);
  Status save_counters(const std::filesystem::path& path);
  Status load_counters(const std::filesystem::path& path);
  Status copy_out(const std::string& table, const std::filesystem::path& path);
  Status copy_in(const std::string& table, const std::filesystem::path& path);
  Status check(const Answer& answer);
  Status finish();

  std::unique_ptr<PGconn, Free> connection_;
};

}  // namespace harken::sql
