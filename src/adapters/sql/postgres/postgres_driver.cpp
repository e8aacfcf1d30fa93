// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/postgres_driver.hpp"

#include <fmt/format.h>

#include <atomic>

#include "adapters/sql/postgres/postgres_session.hpp"

namespace harken::sql {
namespace {

class PostgresDriver : public Driver {
 public:
  PostgresDriver(std::string url, bool fsync) : url_(std::move(url)), fsync_(fsync) {}

  Result<std::unique_ptr<SqlSession>> connect_writer() override { return connect(); }
  // What reads only runs in read-only transactions.
  Result<std::unique_ptr<SqlSession>> connect_reader() override { return connect(); }
  bool is_embedded() const override { return false; }
  std::string description() const override {
    return fmt::format("PostgreSQL {}.{}", version_ / 10'000, version_ % 10'000);
  }

 private:
  Result<std::unique_ptr<SqlSession>> connect() {
    ASSIGN_OR_RETURN(auto session, PostgresSession::open(url_, fsync_));
    version_ = session->server_version();
    return session;
  }

  std::string url_;
  bool fsync_;
  std::atomic<int> version_ = 0;
};

}  // namespace

std::unique_ptr<Driver> make_postgres_driver(const std::string& url, bool fsync) {
  return std::make_unique<PostgresDriver>(url, fsync);
}

}  // namespace harken::sql
