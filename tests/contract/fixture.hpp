// SPDX-License-Identifier: AGPL-3.0-or-later
// Every case runs on SQLite and on PostgreSQL, each time in a database of its own.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "adapters/sql/open_database.hpp"
#include "adapters/sql/session.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::test {

enum class Engine : std::uint8_t { sqlite, postgres };

class FixedClock : public Clock {
 public:
  Timestamp now() override { return time; }
  Timestamp time{1'700'000'000'000'000};
};

enum class Content : std::uint8_t { none, tables };

// Where a test's database lives: a file in a new folder, or a database of the server; gone
// afterwards. With tables it is a copy: they are made once for all tests.
class Place {
 public:
  explicit Place(Engine engine, Content content = Content::none);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  const std::string& url() const { return url_; }
  // Of the folder; only with SQLite.
  const std::filesystem::path& folder() const { return folder_; }

 private:
  void make_file(Content content);
  void make_database(Content content);

  std::string url_;
  std::filesystem::path folder_;
  std::string name_;  // with PostgreSQL
};

class DatabaseTest : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;

  sql::DatabaseOptions options() {
    return {.url = place_.url(), .clock = clock_, .fsync = false, .secrets = secrets_};
  }
  void reopen(const sql::DatabaseOptions& options);
  void reopen() { reopen(options()); }

  // Both fail the test when the transaction fails.
  void write(const Work& work);
  void read(const Work& work);
  // One number from a statement, on a connection of its own; closes the database before.
  std::int64_t number(sql::Sql sql);

  template <class T>
  T make_id() {
    return T(next_id_++);
  }

  Place place_{GetParam(), Content::tables};
  FixedClock clock_;
  std::shared_ptr<const sql::SecretBox> secrets_ =
      std::make_shared<const sql::SecretBox>(sql::SecretKey{1, 2, 3});
  std::unique_ptr<Database> database_;
  std::atomic<std::int64_t> next_id_ = 1'000;
};

std::vector<Engine> engines();
std::vector<Engine> shared_engines();  // that several nodes can have in common
std::string engine_name(const ::testing::TestParamInfo<Engine>& info);

// The value, or a failed test.
template <class T>
T value_of(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().detail;
    return {};
  }
  return *std::move(result);
}

inline void expect_ok(const Status& status) {
  EXPECT_TRUE(status.has_value()) << status.error().detail;
}

}  // namespace harken::test

#define HARKEN_ON_BOTH(suite) \
  INSTANTIATE_TEST_SUITE_P(On, suite, ::testing::ValuesIn(engines()), engine_name)

#define HARKEN_ON_POSTGRES(suite)                       \
  GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(suite); \
  INSTANTIATE_TEST_SUITE_P(On, suite, ::testing::ValuesIn(shared_engines()), engine_name)
