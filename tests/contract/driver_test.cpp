// SPDX-License-Identifier: AGPL-3.0-or-later
// The seam to the drivers: parameters, types, and what a reader cannot do.
#include <sqlite3.h>

#include "adapters/sql/mapping.hpp"
#include "adapters/sql/sqlite/placeholders.hpp"
#include "adapters/sql/time_limit.hpp"
#include "contract/fixture.hpp"

namespace harken::test {
namespace {

using sql::execute;
using sql::get_number;

class DriverTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (HasFatalFailure()) return;
    database_.reset();
    driver_ = value_of(sql::make_driver(options()));
    session_ = value_of(driver_->connect_writer());
    expect_ok(session_->run_script("CREATE TABLE pair (a BIGINT, b BIGINT, t TEXT, f BOOLEAN)"));
  }

  std::unique_ptr<sql::Driver> driver_;
  std::unique_ptr<sql::SqlSession> session_;
};

TEST_P(DriverTest, ParametersGoByTheirNumberNotByTheirOrder) {
  expect_ok(execute(*session_, "INSERT INTO pair (b, a) VALUES ($2, $1)", 1, 2));
  expect_ok(
      execute(*session_, "INSERT INTO pair (b, a) VALUES ($2 + $1 - $1, $1 + $2 - $2)", 1, 2));
  EXPECT_EQ(
      value_of(get_number(*session_, "SELECT count(*) FROM pair WHERE b = $2 AND a = $1", 1, 2)),
      2);
  EXPECT_EQ(value_of(get_number(*session_, "SELECT count(*) FROM pair WHERE a = $2", 0, 1)), 2);
}

TEST_P(DriverTest, TypesRoundTrip) {
  const std::string text = "it's $1 \"?\" 🙂 שלום";
  expect_ok(execute(*session_, "INSERT INTO pair VALUES ($1, $2, $3, $4)", INT64_MAX, INT64_MIN,
                    text, true));
  expect_ok(execute(*session_, "INSERT INTO pair VALUES ($1, $2, $3, $4)", UserId(),
                    std::optional<std::int64_t>(), std::string_view(), false));
  std::vector<std::string> texts;
  const sql::RowSink sink = [&](const sql::Row& row) {
    texts.emplace_back(row.text(2));
    if (texts.size() == 1) {
      EXPECT_EQ(row.integer(0), INT64_MAX);
      EXPECT_EQ(row.integer(1), INT64_MIN);
      EXPECT_NE(row.integer(3), 0);
    } else {
      EXPECT_TRUE(row.is_null(0));
      EXPECT_TRUE(row.is_null(1));
      EXPECT_FALSE(row.is_null(2));
      EXPECT_EQ(row.integer(3), 0);
    }
  };
  EXPECT_TRUE(sql::query(*session_, "SELECT a, b, t, f FROM pair ORDER BY f DESC", sink));
  EXPECT_EQ(texts, (std::vector<std::string>{text, ""}));
}

TEST_P(DriverTest, F10F41WhatReadsForTooLongIsCutOffAndTheNextGoesOn) {
  constexpr sql::Sql kDear(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT "
      "count(*) FROM n");
  const auto reader = value_of(driver_->connect_reader());
  for (int i = 0; i < 2; ++i) {
    const sql::TimeLimit limit(std::chrono::milliseconds(50));
    expect_ok(reader->begin(sql::Begin::read));
    const auto cut_off = get_number(*reader, kDear);
    ASSERT_FALSE(cut_off);
    EXPECT_STREQ(cut_off.error().code, sql::kTooSlow);
    EXPECT_TRUE(reader->is_connected());
    reader->rollback();
  }
  // Without the limit, as the writer and the tools are, it may take longer than that.
  expect_ok(reader->begin(sql::Begin::read));
  EXPECT_EQ(value_of(get_number(
                *reader,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                "1000000) SELECT count(*) FROM n")),
            1'000'000);
  reader->rollback();
}

TEST_P(DriverTest, ChangeCountsRows) {
  for (int i = 0; i < 3; ++i) expect_ok(execute(*session_, "INSERT INTO pair (a) VALUES ($1)", i));
  EXPECT_EQ(value_of(sql::change(*session_, "UPDATE pair SET b = $1 WHERE a > 0", 9)), 2);
  EXPECT_EQ(value_of(sql::change(*session_, "DELETE FROM pair WHERE a > $1", 5)), 0);
}

TEST_P(DriverTest, BrokenStatementIsAnErrorAndTheSessionGoesOn) {
  EXPECT_FALSE(execute(*session_, "SELECT nothing FROM nowhere"));
  EXPECT_FALSE(execute(*session_, "SELECT nothing FROM nowhere"));
  EXPECT_EQ(value_of(get_number(*session_, "SELECT 1")), 1);
}

TEST_P(DriverTest, RolledBackMeansNothingHappened) {
  expect_ok(session_->begin(sql::Begin::write));
  EXPECT_TRUE(session_->in_transaction());
  expect_ok(execute(*session_, "INSERT INTO pair (a) VALUES (1)"));
  session_->rollback();
  EXPECT_FALSE(session_->in_transaction());
  EXPECT_EQ(value_of(get_number(*session_, "SELECT count(*) FROM pair")), 0);
}

HARKEN_ON_BOTH(DriverTest);

TEST(Placeholders, BecomeNumberedOutsideOfQuotes) {
  EXPECT_EQ(sql::number_placeholders("a = $2 AND b = $1"), "a = ?2 AND b = ?1");
  EXPECT_EQ(sql::number_placeholders("a = '$1' AND \"$2\" = $3"), "a = '$1' AND \"$2\" = ?3");
  EXPECT_EQ(sql::number_placeholders("a = 'it''s $1' || $1"), "a = 'it''s $1' || ?1");
}

// A backup reads for minutes. The log grows meanwhile, and the writer must not stand still with
// every commit.
TEST(SqliteWriter, F37DoesNotWaitLongForAReaderThatKeepsTheLog) {
  const Place place(Engine::sqlite);
  FixedClock clock;
  const auto driver =
      value_of(sql::make_driver({.url = place.url(), .clock = clock, .fsync = false}));
  const auto writer = value_of(driver->connect_writer());
  expect_ok(writer->run_script("CREATE TABLE t (b TEXT); INSERT INTO t VALUES ('x')"));
  const auto reader = value_of(driver->connect_reader());
  expect_ok(reader->begin(sql::Begin::read));
  EXPECT_EQ(value_of(get_number(*reader, "SELECT count(*) FROM t")), 1);
  // A page for each row: more of them than after which the writer waits for readers.
  expect_ok(writer->run_script(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70000) "
      "INSERT INTO t SELECT zeroblob(4000) FROM n"));
  const auto took = [&] {
    const auto begin = std::chrono::steady_clock::now();
    writer->maintain();
    return std::chrono::steady_clock::now() - begin;
  };
  EXPECT_LT(took(), std::chrono::seconds(3));
  expect_ok(execute(*writer, "INSERT INTO t VALUES ('y')"));
  EXPECT_LT(took(), std::chrono::milliseconds(90));
  reader->rollback();
}

// Debian's SQLite may corrupt a database that two connections write or checkpoint at once.
TEST(SqliteReader, F11CannotWriteOrCheckpoint) {
  const Place place(Engine::sqlite);
  FixedClock clock;
  const auto driver = value_of(sql::make_driver({.url = place.url(), .clock = clock}));
  const auto writer = value_of(driver->connect_writer());
  expect_ok(writer->run_script("CREATE TABLE t (a BIGINT)"));
  const auto reader = value_of(driver->connect_reader());
  EXPECT_EQ(value_of(get_number(*reader, "SELECT count(*) FROM t")), 0);
  EXPECT_FALSE(execute(*reader, "INSERT INTO t VALUES (1)"));
  expect_ok(reader->run_script("PRAGMA query_only = OFF"));
  EXPECT_FALSE(execute(*reader, "INSERT INTO t VALUES (1)"));
  EXPECT_FALSE(reader->run_script("PRAGMA wal_checkpoint(PASSIVE)"));
  EXPECT_FALSE(reader->run_script("PRAGMA wal_checkpoint(TRUNCATE)"));
  // What they wait for is still in the log alone.
  EXPECT_GT(std::filesystem::file_size(place.folder() / "harken.db-wal"), 0U);
  EXPECT_EQ(value_of(get_number(*reader, "SELECT count(*) FROM t")), 0);
}

TEST(SqliteReader, F11TheVersionIsSaidSoThatTheLogHasIt) {
  const Place place(Engine::sqlite);
  FixedClock clock;
  const auto driver = value_of(sql::make_driver({.url = place.url(), .clock = clock}));
  EXPECT_EQ(driver->description(), std::string("SQLite ") + sqlite3_libversion());
}

TEST(SqliteWriter, SyncsEveryCommitAndTakesTheLogIntoTheDatabase) {
  const Place place(Engine::sqlite);
  FixedClock clock;
  const auto driver = value_of(sql::make_driver({.url = place.url(), .clock = clock}));
  auto writer = value_of(driver->connect_writer());
  constexpr int kFull = 2;
  EXPECT_EQ(value_of(get_number(*writer, "PRAGMA synchronous")), kFull);
  expect_ok(writer->run_script("CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT)"));
  const auto file = place.folder() / "harken.db";
  const auto log = place.folder() / "harken.db-wal";
  const std::string filler(3'000, 'x');
  // A page for each, and twice as many as the log may hold.
  constexpr int kCommits = 1'600;
  constexpr int kInCommit = 20;
  for (int i = 0; i < kCommits * kInCommit; ++i) {
    if (i % kInCommit == 0) expect_ok(writer->begin(sql::Begin::write));
    expect_ok(execute(*writer, "INSERT INTO t VALUES ($1, $2)", i, filler));
    if (i % kInCommit < kInCommit - 1) continue;
    expect_ok(writer->commit());
    writer->maintain();
  }
  constexpr std::uintmax_t kPage = 4'096;
  EXPECT_GT(std::filesystem::file_size(file), 12'000 * kPage);
  EXPECT_LT(std::filesystem::file_size(log), 24'000 * kPage);
  writer.reset();
  EXPECT_FALSE(std::filesystem::exists(log));
  const auto again = value_of(driver->connect_writer());
  EXPECT_EQ(value_of(get_number(*again, "SELECT count(*) FROM t")), kCommits * kInCommit);
}

TEST(OpenDatabase, RefusesWhatItDoesNotKnow) {
  FixedClock clock;
  EXPECT_FALSE(sql::make_driver({.url = "mysql://x", .clock = clock}));
  EXPECT_FALSE(sql::make_driver({.url = "sqlite:", .clock = clock}));
  EXPECT_FALSE(sql::open_database({.url = "sqlite:/proc/nowhere/harken.db", .clock = clock}));
  const auto unreachable =
      sql::open_database({.url = "postgres://u:hunter2@/d?host=/nowhere", .clock = clock});
  ASSERT_FALSE(unreachable);
  EXPECT_FALSE(unreachable.error().detail.contains("hunter2"));
}

}  // namespace
}  // namespace harken::test
