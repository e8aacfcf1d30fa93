// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/sqlite_driver.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "adapters/sql/sqlite/sqlite_session.hpp"

namespace harken::sql {
namespace {

// Whoever stops in order takes what the log holds into the database, and removes it.
bool has_log(const std::string& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path + "-wal", none);
  return !none && size > 0;
}

class SqliteDriver : public Driver {
 public:
  SqliteDriver(std::string path, bool fsync, int lock, std::shared_ptr<DiskRoom> room)
      : path_(std::move(path)),
        fsync_(fsync),
        lock_(lock),
        was_cut_off_(has_log(path_)),
        room_(std::move(room)) {}
  ~SqliteDriver() override { close(lock_); }

  Result<std::unique_ptr<SqlSession>> connect_writer() override {
    return SqliteSession::open(path_, {rights_version_, true, fsync_, was_cut_off_, room_.get()});
  }
  Result<std::unique_ptr<SqlSession>> connect_reader() override {
    return SqliteSession::open(path_, {rights_version_});
  }
  bool is_embedded() const override { return true; }
  std::string description() const override {
    return fmt::format("SQLite {}", sqlite3_libversion());
  }

 private:
  std::string path_;
  bool fsync_;
  int lock_;
  bool was_cut_off_;
  std::shared_ptr<DiskRoom> room_;  // null: none is kept
  RightsVersion rights_version_ = 0;
};

// Its statistics of memory would make every allocation of every connection wait for one lock.
void configure_library() {
  [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

Result<std::unique_ptr<Driver>> make_sqlite_driver(const std::string& path, bool fsync,
                                                   std::shared_ptr<DiskRoom> room) {
  configure_library();
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  const std::string lock_path = path + ".lock";
  const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    return fail(Errc::unavailable, "unavailable",
                fmt::format("cannot write to {}: {}", lock_path, std::strerror(errno)));
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return fail(Errc::unavailable, "unavailable",
                fmt::format("{} is in use by another harken; stop that one first", path));
  }
  return std::make_unique<SqliteDriver>(path, fsync, lock, std::move(room));
}

}  // namespace harken::sql
