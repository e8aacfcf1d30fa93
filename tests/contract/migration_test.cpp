// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <thread>

#include "adapters/sql/migrations.hpp"
#include "contract/fixture.hpp"

namespace harken::test {
namespace {

using sql::EmbeddedMigration;

constexpr EmbeddedMigration kFirst{"0001_first.sql", "CREATE TABLE first (a BIGINT PRIMARY KEY);"};
constexpr EmbeddedMigration kSecond{
    "0002_second.sql", "CREATE TABLE second (a BIGINT); INSERT INTO second VALUES (7);"};
constexpr EmbeddedMigration kBroken{"0002_second.sql",
                                    "CREATE TABLE second (a BIGINT); SELECT nothing FROM nowhere;"};

class MigrationTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    database_.reset();
    // The embedded ones are in already, and would be unknown to the tests below.
    place_two_.emplace(GetParam());
  }
  Status open(std::span<const EmbeddedMigration> migrations) {
    auto opened =
        sql::open_database({.url = place_two_->url(), .clock = clock_, .fsync = false}, migrations);
    if (!opened) return std::unexpected(opened.error());
    return {};
  }

  std::optional<Place> place_two_;
};

TEST_P(MigrationTest, RunsWhatIsPendingOnce) {
  expect_ok(open(std::array{kFirst}));
  expect_ok(open(std::array{kFirst}));
  expect_ok(open(std::array{kFirst, kSecond}));
  expect_ok(open(std::array{kFirst, kSecond}));
}

TEST_P(MigrationTest, FailedOneLeavesNothingAndCanBeRepeated) {
  expect_ok(open(std::array{kFirst}));
  EXPECT_FALSE(open(std::array{kFirst, kBroken}));
  expect_ok(open(std::array{kFirst}));
  expect_ok(open(std::array{kFirst, kSecond}));
}

TEST_P(MigrationTest, NewerDatabaseIsRefused) {
  expect_ok(open(std::array{kFirst, kSecond}));
  const Status refused = open(std::array{kFirst});
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().detail.contains("newer")) << refused.error().detail;
  EXPECT_TRUE(refused.error().detail.contains("0002_second.sql"));
}

constexpr EmbeddedMigration kOlder{
    "0049_older_versions.sql",
    "ALTER TABLE schema_migration ADD COLUMN breaks_older BOOLEAN NOT NULL DEFAULT FALSE;"};
constexpr EmbeddedMigration kLater{"0050_later.sql", "CREATE TABLE later (a BIGINT);"};
constexpr EmbeddedMigration kBreaking{"0050_later.sql",
                                      "-- Breaks older versions.\nCREATE TABLE later (a BIGINT);"};

TEST_P(MigrationTest, F26TheVersionBeforeGoesOnBesideWhatALaterOneHasAdded) {
  expect_ok(open(std::array{kFirst, kOlder, kLater}));
  expect_ok(open(std::array{kFirst, kOlder}));
}

TEST_P(MigrationTest, F26ButNotBesideWhatItCannotLiveWith) {
  expect_ok(open(std::array{kFirst, kOlder, kBreaking}));
  const Status refused = open(std::array{kFirst, kOlder});
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().detail.contains("newer")) << refused.error().detail;
}

TEST_P(MigrationTest, ChangedMigrationIsRefused) {
  expect_ok(open(std::array{kFirst, kSecond}));
  EXPECT_FALSE(open(std::array{kFirst, kBroken}));
}

TEST_P(MigrationTest, EmbeddedOnesAreInOrderAndRunTwiceWithoutHarm) {
  const auto all = sql::embedded_migrations();
  ASSERT_FALSE(all.empty());
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &EmbeddedMigration::name));
  reopen();
  reopen();
}

// People as they were when availability was one of three fixed words.
constexpr EmbeddedMigration kPeople{
    "0004_people.sql",
    "INSERT INTO workspace (workspace_id, name, created_at) "
    "VALUES (100, 'Shop', 1), (900, 'Other', 1);"
    "INSERT INTO \"user\" (user_id, workspace_id, name, email, role, "
    "active, password_hash, version, created_at, availability) VALUES "
    "(1, 100, 'Ana', 'a', 'agent', TRUE, '', 1, 1, 'available'), "
    "(2, 100, 'Ben', 'b', 'agent', TRUE, '', 1, 1, 'busy'), "
    "(3, 900, 'Cleo', 'c', 'agent', TRUE, '', 1, 1, 'away');"};
constexpr EmbeddedMigration kCheck{
    "9999_check.sql",
    "CREATE TABLE checked (people BIGINT CHECK (people = 3), words BIGINT CHECK (words = 6), "
    "working BIGINT CHECK (working = 1));"
    "INSERT INTO checked SELECT (SELECT count(*) FROM \"user\" u JOIN availability_status s "
    "ON s.status_id = u.status_id AND s.workspace_id = u.workspace_id WHERE (u.name, s.preset) IN "
    "(VALUES ('Ana', 'available'), ('Ben', 'busy'), ('Cleo', 'away'))), "
    "(SELECT count(*) FROM availability_status), "
    "(SELECT count(*) FROM \"user\" u JOIN availability_status s ON s.status_id = u.status_id "
    "WHERE s.takes_work);"};

TEST_P(MigrationTest, RT12_NobodyLosesTheirAvailability) {
  const auto embedded = sql::embedded_migrations();
  std::vector<EmbeddedMigration> all(embedded.begin(), embedded.end());
  all.push_back(kPeople);
  all.push_back(kCheck);
  std::ranges::sort(all, {}, &EmbeddedMigration::name);
  expect_ok(open(all));
}

TEST_P(MigrationTest, ServersThatStartTogetherMigrateOnce) {
  std::atomic<int> opened = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { opened += open(std::array{kFirst, kSecond}) ? 1 : 0; });
  }
  threads.clear();
  // One file has one server at a time; the others are told so.
  if (GetParam() == Engine::postgres) EXPECT_EQ(opened, 4);
  EXPECT_GE(opened, 1);
  expect_ok(open(std::array{kFirst, kSecond}));
}

HARKEN_ON_BOTH(MigrationTest);

}  // namespace
}  // namespace harken::test
