// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/log_keeper.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "adapters/sql/sqlite/gathered_writes.hpp"

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

class LogKeeping : public ::testing::Test {
 protected:
  static constexpr LogKeeper::Limits kLimits{
      .turn = 40, .rest_from = 200, .rest = 30, .restart = 600, .apart = {}, .held_apart = {}};

  LogKeeping() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    writer_ = open(gathered_writes_vfs());
    sqlite3_wal_hook(
        writer_.get(),
        [](void* pages, sqlite3*, const char*, int now) {
          *static_cast<int*>(pages) = now;
          return SQLITE_OK;
        },
        &pages_);
    run(*writer_,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
    keeper_ = std::make_unique<LogKeeper>(
        writer_.get(), LogKeeper::File{path_, gathered_writes_vfs(), true}, kLimits);
  }
  ~LogKeeping() override {
    keeper_.reset();
    writer_.reset();
    fs::remove_all(folder_);
  }

  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  using Handle = std::unique_ptr<sqlite3, Close>;

  Handle open(const char* vfs = nullptr) const {
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    Handle handle(opened);
    if (code != SQLITE_OK) throw std::runtime_error("sqlite3_open_v2");
    sqlite3_busy_timeout(opened, 5'000);
    return handle;
  }
  static void run(sqlite3& database, const std::string& sql) {
    if (sqlite3_exec(&database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(&database));
  }
  static std::string ask(sqlite3& database, const std::string& sql) {
    std::string answer;
    const auto take = [](void* to, int, char** columns, char**) {
      *static_cast<std::string*>(to) = columns[0] == nullptr ? "" : columns[0];
      return 1;
    };
    sqlite3_exec(&database, sql.c_str(), take, &answer, nullptr);
    return answer;
  }
  // Commits of about five pages each.
  void commit(int times) {
    for (int i = 0; i < times; ++i) {
      run(*writer_, "BEGIN IMMEDIATE; INSERT INTO t (text) VALUES (hex(randomblob(6000))); COMMIT");
      most_pages_ = std::max(most_pages_, pages_);
      keeper_->look_after(pages_);
    }
  }

  fs::path folder_ = fs::temp_directory_path() / ("harken-log-" + std::to_string(getpid()));
  std::string path_ = (folder_ / "test.db").string();
  Handle writer_;
  int pages_ = 0;
  int most_pages_ = 0;
  std::unique_ptr<LogKeeper> keeper_;
};

TEST_F(LogKeeping, NothingIsTakenWhileThereIsLittle) {
  commit(5);
  keeper_->wait();
  commit(1);
  EXPECT_LT(pages_, kLimits.turn);
  EXPECT_EQ(keeper_->taken(), 0);
}

TEST_F(LogKeeping, TurnsLieApartHoweverMuchIsWritten) {
  auto limits = kLimits;
  limits.apart = std::chrono::hours(1);
  keeper_ = std::make_unique<LogKeeper>(
      writer_.get(), LogKeeper::File{path_, gathered_writes_vfs(), true}, limits);
  // Who reads keeps the log from starting over when all of it has been taken.
  auto reader = open();
  for (int i = 0; i < 10; ++i) run(*writer_, "INSERT INTO t (text) VALUES (hex(randomblob(6000)))");
  run(*reader, "BEGIN; SELECT count(*) FROM t");
  keeper_->look_after(pages_);
  keeper_->wait();
  commit(1);
  reader.reset();
  const int taken = keeper_->taken();
  EXPECT_GE(taken, limits.turn);
  commit(20);  // several
  keeper_->wait();
  commit(1);
  ASSERT_LT(pages_, limits.rest_from);
  EXPECT_EQ(keeper_->taken(), taken);
}

TEST_F(LogKeeping, MostIsTakenBesideTheWriterAndTheLogStartsOver) {
  commit(15);  // more than a turn
  keeper_->wait();
  commit(1);
  // On a fast disk all of it may have been taken before the next commit.
  if (pages_ > kLimits.turn) EXPECT_GE(keeper_->taken(), kLimits.turn);
  EXPECT_LT(keeper_->taken(), pages_);
  for (int i = 0; i < 200; ++i) {
    commit(1);
    keeper_->wait();
  }
  EXPECT_LT(most_pages_, kLimits.rest_from + kLimits.rest + kLimits.turn);
  EXPECT_EQ(ask(*writer_, "SELECT count(*) FROM t"), "216");
}

TEST_F(LogKeeping, AReaderOfAnOlderStateHoldsTheLogAndNobodyWaitsForIt) {
  const Handle reader = open();
  run(*reader, "BEGIN");
  EXPECT_EQ(ask(*reader, "SELECT count(*) FROM t"), "0");
  for (int i = 0; i < 150; ++i) {
    commit(1);
    keeper_->wait();
  }
  EXPECT_GT(pages_, kLimits.restart);
  EXPECT_EQ(ask(*reader, "SELECT count(*) FROM t"), "0");
  run(*reader, "ROLLBACK");
  for (int i = 0; i < 150; ++i) {
    commit(1);
    keeper_->wait();
  }
  EXPECT_LT(pages_, kLimits.rest_from + kLimits.rest + kLimits.turn);
}

TEST_F(LogKeeping, F10_TheLogStartsOverSoonAfterAReaderHasEndedThatHeldIt) {
  const Handle reader = open();
  run(*reader, "BEGIN");
  EXPECT_EQ(ask(*reader, "SELECT count(*) FROM t"), "0");
  while (pages_ < kLimits.rest_from * 3 / 2) {
    commit(1);
    keeper_->wait();
  }
  run(*reader, "ROLLBACK");
  const int before = pages_;
  for (int i = 0; i < 4 && pages_ >= before; ++i) {
    commit(1);
    keeper_->wait();
  }
  EXPECT_LT(pages_, before);
}

// Each number is the last that was committed, and no reader ever sees an older one than before.
TEST_F(LogKeeping, ReadersSeeEveryCommitWhileTheLogIsTakenAndStartsOver) {
  std::atomic<bool> has_ended = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> seen = 0;
  const auto read = [&] {
    const Handle reader = open();
    int last = 0;
    while (!has_ended) {
      const std::string text = ask(*reader, "SELECT count(*) || '' FROM t");
      const int now = text.empty() ? -1 : std::stoi(text);
      if (now < last) ++wrong;
      last = now;
      ++seen;
    }
  };
  std::thread one(read);
  std::thread two(read);
  commit(600);
  has_ended = true;
  one.join();
  two.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(seen, 0);
  keeper_.reset();
  EXPECT_EQ(ask(*writer_, "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(ask(*writer_, "SELECT count(*) FROM t"), "600");
}

TEST_F(LogKeeping, WithoutAnotherConnectionTheWriterTakesAll) {
  keeper_ = std::make_unique<LogKeeper>(
      writer_.get(), LogKeeper::File{(folder_ / "none" / "x.db").string(), nullptr, true}, kLimits);
  for (int i = 0; i < 200; ++i) {
    commit(1);
    keeper_->wait();
  }
  EXPECT_LT(most_pages_, kLimits.rest_from + 10 * kLimits.turn);
}

}  // namespace
}  // namespace harken::sql
