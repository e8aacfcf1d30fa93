// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "loop.hpp"
#include "references.hpp"

namespace harken::load {
namespace {

constexpr int kConversations = 500;

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error("sqlite3_open");
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE conversation(id INTEGER PRIMARY KEY, last_at BIGINT, unread BIGINT);"
        "CREATE TABLE message(id INTEGER PRIMARY KEY, conversation_id BIGINT, client_id TEXT,"
        " body TEXT, UNIQUE(conversation_id, client_id));");
    for (int i = 0; i < kConversations; ++i) run("INSERT INTO conversation VALUES(NULL, 0, 0)");
  }
  ~Database() { sqlite3_close_v2(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(handle_));
    return {statement, sqlite3_finalize};
  }

 private:
  sqlite3* handle_ = nullptr;
};

void step(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error("sqlite3_step");
  sqlite3_reset(statement);
}

void insert_message(sqlite3_stmt* insert, sqlite3_stmt* update, std::int64_t number) {
  static const std::string body(300, 'x');
  const auto client_id = std::to_string(number);
  const auto conversation = number % kConversations + 1;
  sqlite3_bind_int64(insert, 1, conversation);
  sqlite3_bind_text(insert, 2, client_id.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(insert, 3, body.c_str(), -1, SQLITE_STATIC);
  step(insert);
  sqlite3_bind_int64(update, 1, number);
  sqlite3_bind_int64(update, 2, conversation);
  step(update);
}

class SyncedFile {
 public:
  explicit SyncedFile(const std::string& folder) : path_(folder + "/fdatasync") {
    std::filesystem::create_directories(folder);
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  ~SyncedFile() {
    close(file_);
    std::filesystem::remove(path_);
  }
  SyncedFile(const SyncedFile&) = delete;
  SyncedFile& operator=(const SyncedFile&) = delete;

  void append() {
    if (write(file_, page_.data(), page_.size()) < 0 || fdatasync(file_) != 0)
      throw std::runtime_error("fdatasync");
  }

 private:
  std::string path_;
  int file_ = -1;
  std::vector<char> page_ = std::vector<char>(4096, 'x');
};

}  // namespace

double measure_group_commit(const std::string& folder, int batch, double seconds) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  Database database(folder + "/bare.db");
  const auto insert =
      database.prepare("INSERT INTO message(conversation_id, client_id, body) VALUES(?1, ?2, ?3)");
  const auto update =
      database.prepare("UPDATE conversation SET last_at = ?1, unread = unread + 1 WHERE id = ?2");
  std::int64_t count = 0;
  const double start = now();
  while (now() - start < seconds) {
    database.run("BEGIN IMMEDIATE");
    for (int i = 0; i < batch; ++i) insert_message(insert.get(), update.get(), ++count);
    database.run("COMMIT");
  }
  return static_cast<double>(count) / (now() - start);
}

double measure_fdatasync(const std::string& folder) {
  SyncedFile file(folder);
  std::vector<double> times;
  const double end = now() + 1;
  while (now() < end) {
    const double start = now();
    file.append();
    times.push_back(now() - start);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

Latencies measure_fdatasync_at(double rate, const std::string& folder, double seconds) {
  SyncedFile file(folder);
  Latencies took;
  const double start = now();
  for (double meant_at = 0; meant_at < seconds; meant_at += 1 / rate) {
    const double wait = start + meant_at - now();
    if (wait > 0) std::this_thread::sleep_for(std::chrono::duration<double>(wait));
    file.append();
    took.add(meant_at, now() - start - meant_at);
  }
  return took;
}

}  // namespace harken::load
