// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/gathered_writes.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>

#include "adapters/sql/sqlite/log_keeper.hpp"

namespace {

std::atomic<int> syncs = 0;

int sync_counted(long number, int file) {
  ++syncs;
  return static_cast<int>(syscall(number, file));
}

}  // namespace

// In place of the system's, for SQLite too.
extern "C" int fdatasync(int file) { return sync_counted(SYS_fdatasync, file); }
extern "C" int fsync(int file) { return sync_counted(SYS_fsync, file); }

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

class Handle {
 public:
  Handle(const fs::path& path, const char* vfs) {
    constexpr int kAccess = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &handle_, kAccess, vfs) != SQLITE_OK)
      throw std::runtime_error("sqlite3_open_v2");
  }
  ~Handle() { sqlite3_close(handle_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  // The first column of the first row.
  std::string ask(const std::string& sql) {
    std::string answer;
    const auto take = [](void* to, int, char** columns, char**) {
      *static_cast<std::string*>(to) = columns[0] == nullptr ? "" : columns[0];
      return 1;
    };
    sqlite3_exec(handle_, sql.c_str(), take, &answer, nullptr);
    return answer;
  }
  sqlite3* get() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class GatheredWrites : public ::testing::Test {
 protected:
  GatheredWrites() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    writer_ = open(path_);
    writer_->run(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
        "CREATE TABLE t (id INTEGER PRIMARY KEY, key INT, text TEXT); CREATE INDEX i ON t (key)");
  }
  ~GatheredWrites() override {
    writer_.reset();
    fs::remove_all(folder_);
  }

  static std::unique_ptr<Handle> open(const fs::path& path) {
    return std::make_unique<Handle>(path, gathered_writes_vfs());
  }
  // Rows whose index entries land on pages all over the file.
  std::string insert(int rows) {
    std::string sql;
    for (int i = 0; i < rows; ++i)
      sql += "INSERT INTO t (key, text) VALUES (" + std::to_string(random_() % 100'000) +
             ", hex(randomblob(200)));";
    return sql;
  }
  // What another process would find if this one ended now.
  std::string rows_in_a_copy() {
    const auto copy = folder_ / "copy.db";
    for (const std::string suffix : {"", "-wal"}) {
      fs::remove(copy.string() + suffix);
      if (fs::exists(path_.string() + suffix))
        fs::copy_file(path_.string() + suffix, copy.string() + suffix);
    }
    Handle other(copy, nullptr);
    EXPECT_EQ(other.ask("PRAGMA integrity_check"), "ok");
    return other.ask("SELECT count(*) FROM t");
  }

  std::minstd_rand random_{7};
  fs::path folder_ = fs::temp_directory_path() / ("harken-gathered-" + std::to_string(getpid()));
  fs::path path_ = folder_ / "test.db";
  std::unique_ptr<Handle> writer_;
};

TEST_F(GatheredWrites, ACommitIsInTheFilesWhenItReturnsAndReadersOfTheUsualKindSeeIt) {
  Handle reader(path_, nullptr);
  for (int i = 1; i <= 20; ++i) {
    writer_->run("BEGIN IMMEDIATE;" + insert(50) + "COMMIT");
    EXPECT_EQ(reader.ask("SELECT count(*) FROM t"), std::to_string(i * 50));
    EXPECT_EQ(rows_in_a_copy(), std::to_string(i * 50));
    if (i % 7 == 0) EXPECT_EQ(writer_->ask("PRAGMA wal_checkpoint(RESTART)"), "0");
  }
  EXPECT_EQ(reader.ask("PRAGMA integrity_check"), "ok");
}

TEST_F(GatheredWrites, ATransactionLargerThanTheCacheIsWrittenEarlyReadBackAndTakenBack) {
  writer_->run("PRAGMA cache_size = 10;" + insert(10));
  writer_->run("BEGIN IMMEDIATE;" + insert(3'000));
  EXPECT_EQ(writer_->ask("SELECT count(*) FROM t"), "3010");
  EXPECT_EQ(writer_->ask("PRAGMA integrity_check"), "ok");
  writer_->run("ROLLBACK");
  EXPECT_EQ(rows_in_a_copy(), "10");
  writer_->run("BEGIN IMMEDIATE;" + insert(3'000) + "UPDATE t SET key = key + 1; COMMIT");
  EXPECT_EQ(rows_in_a_copy(), "3010");
}

TEST_F(GatheredWrites, AFileOutlivesItsConnectionAndTheJournalOfTheOtherKind) {
  writer_->run(insert(100));
  writer_.reset();
  EXPECT_FALSE(fs::exists(path_.string() + "-wal"));
  writer_ = open(path_);
  EXPECT_EQ(writer_->ask("SELECT count(*) FROM t"), "100");
  writer_->run("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE;" + insert(100) + "COMMIT");
  EXPECT_EQ(rows_in_a_copy(), "200");
  writer_->run("BEGIN IMMEDIATE;" + insert(100) + "ROLLBACK");
  EXPECT_EQ(rows_in_a_copy(), "200");
}

// A checkpoint that readers let take only a part is not synced, and yet what it took is read from
// the database.
TEST_F(GatheredWrites, WhatACheckpointTookInPartIsInTheDatabase) {
  writer_->run("CREATE TABLE u (text TEXT);" + insert(1'000));
  ASSERT_EQ(writer_->ask("PRAGMA wal_checkpoint(RESTART)"), "0");
  writer_->run("UPDATE t SET text = 'new' WHERE id = 500");
  Handle reader(path_, nullptr);
  reader.run("BEGIN; SELECT count(*) FROM u");
  writer_->run("INSERT INTO u VALUES ('later')");
  ASSERT_EQ(writer_->ask("PRAGMA wal_checkpoint(PASSIVE)"), "0");
  Handle other(path_, nullptr);
  EXPECT_EQ(other.ask("SELECT text FROM t WHERE id = 500"), "new");
  EXPECT_EQ(other.ask("SELECT text FROM u"), "later");
}

TEST_F(GatheredWrites, WhoTakesTheLogBesideTheWriterSyncsAfterEveryFewPages) {
  Handle beside(path_, paced_writes_vfs());
  beside.run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
  EXPECT_EQ(beside.ask("SELECT count(*) FROM t"), "0");
  const auto syncs_of_checkpoint = [&](Handle& taker) {
    writer_->run("BEGIN IMMEDIATE;" + insert(1'000) + "COMMIT");
    const int before = syncs;
    EXPECT_EQ(taker.ask("PRAGMA wal_checkpoint(PASSIVE)"), "0");
    return syncs - before;
  };
  // More than a hundred pages. The writer syncs the log and the database, once each.
  EXPECT_EQ(syncs_of_checkpoint(*writer_), 2);
  EXPECT_GE(syncs_of_checkpoint(beside), 100 / 16);
  EXPECT_EQ(rows_in_a_copy(), "2000");
}

// With a sync after every sixteen pages it would take as many as a writer of large commits does,
// and the log would grow for as long as that one goes on.
TEST_F(GatheredWrites, F10_ATurnSyncsNoMoreOftenTheMoreIsLeft) {
  LogKeeper keeper(writer_->get(), {.path = path_.string(), .vfs = paced_writes_vfs()},
                   LogKeeper::Limits());
  int pages = 0;
  const auto remember = [](void* to, sqlite3*, const char*, int now) {
    *static_cast<int*>(to) = now;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(writer_->get(), remember, &pages);
  writer_->run("BEGIN IMMEDIATE;" + insert(40'000) + "COMMIT");
  ASSERT_GT(pages, 4'000);
  ASSERT_LT(pages, LogKeeper::Limits().rest_from);
  const int before = syncs;
  keeper.look_after(pages);
  keeper.wait();
  EXPECT_EQ(rows_in_a_copy(), "40000");
  EXPECT_GT(syncs - before, 30);
  EXPECT_LT(syncs - before, 80);
}

}  // namespace
}  // namespace harken::sql
