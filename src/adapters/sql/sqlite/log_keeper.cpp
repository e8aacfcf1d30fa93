// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/log_keeper.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "adapters/sql/sqlite/gathered_writes.hpp"

namespace harken::sql {
namespace {

// How long readers are waited for. A backup reads for minutes.
constexpr int kRestartMilliseconds = 100;
constexpr int kBusyMilliseconds = 5'000;
// Each leaves what was written during it, which a slow disk may never make few.
constexpr int kMostLateTurns = 4;
// A turn syncs after every few pages, or else a commit would find the disk busy with many. But what
// a sync takes must grow with what is left, or else whoever writes more than that at once would
// never be caught up with.
constexpr int kSyncsOfATurn = 64;

// SQLite syncs the database once all of the log has been taken; what has been written to it until
// then would all be the writer's to wait for.
void sync_database(sqlite3* database) {
  sqlite3_file* file = nullptr;
  const int code = sqlite3_file_control(database, nullptr, SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK && file->pMethods != nullptr)
    (void)file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

}  // namespace

LogKeeper::LogKeeper(sqlite3* writer, File file, Limits limits)
    : writer_(writer), file_(std::move(file)), limits_(limits) {
  start_over();
}

void LogKeeper::look_after(int pages) {
  if (pages < std::exchange(pages_, pages)) start_over();
  if (running_.valid()) {
    if (running_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    hear(running_.get());
  }
  const int left = pages_ - taken_;
  if (left == 0) return;
  const bool is_due = pages_ >= next_rest_;
  if (is_due && (left <= limits_.rest || late_turns_ >= kMostLateTurns)) return take_rest();
  if (!is_due && (pages_ < next_turn_ || std::chrono::steady_clock::now() < next_turn_at_)) return;
  if (is_due) ++late_turns_;
  if (!begin_beside()) take_rest();
}

void LogKeeper::start_over() {
  taken_ = late_turns_ = 0;
  is_held_ = false;
  next_turn_ = limits_.turn;
  next_rest_ = limits_.rest_from;
  next_restart_ = limits_.restart;
}

void LogKeeper::wait() const {
  if (running_.valid()) running_.wait();
}

bool LogKeeper::begin_beside() try {
  const int pace = std::max(kLeastPace, (pages_ - taken_) / kSyncsOfATurn);
  running_ = std::async(std::launch::async, [this, pace] { return take_beside(pace); });
  next_turn_ = pages_ + limits_.turn;
  next_turn_at_ = std::chrono::steady_clock::now() + limits_.apart;
  return true;
} catch (const std::system_error&) {
  return false;  // no more threads
}

std::optional<LogKeeper::Outcome> LogKeeper::take_beside(int pace) {
  if (!beside_ && !open_beside()) return std::nullopt;
  (void)sqlite3_file_control(beside_.get(), nullptr, kSetPace, &pace);  // where the VFS knows of it
  const auto outcome = checkpoint(beside_.get(), SQLITE_CHECKPOINT_PASSIVE);
  if (outcome && file_.fsync) sync_database(beside_.get());
  return outcome;
}

bool LogKeeper::open_beside() {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file_.path.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, file_.vfs);
  std::unique_ptr<sqlite3, Close> connection(opened);
  // It has a log only once it has read something.
  const char* const setup =
      file_.fsync
          ? "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA schema_version"
          : "PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA schema_version";
  if (code != SQLITE_OK || sqlite3_exec(opened, setup, nullptr, nullptr, nullptr) != SQLITE_OK)
    return false;
  beside_ = std::move(connection);
  return true;
}

void LogKeeper::hear(const std::optional<Outcome>& outcome) {
  if (!outcome) return;
  // More than there is: of the log that ended meanwhile.
  taken_ = outcome->taken > pages_ ? 0 : outcome->taken;
  // A reader of an older state holds the rest, perhaps for long. A few pages are of a commit that
  // was just ending.
  const bool was_held = std::exchange(is_held_, outcome->taken < outcome->log - limits_.rest);
  if (is_held_) {
    late_turns_ = 0;
    next_turn_ = pages_;
    next_turn_at_ = std::chrono::steady_clock::now() + limits_.held_apart;
    next_rest_ = pages_ + limits_.rest_from;
  } else if (was_held) {
    next_rest_ = std::max(pages_, limits_.rest_from);
  }
}

void LogKeeper::take_rest() {
  const bool waits = pages_ >= next_restart_;
  if (waits) sqlite3_busy_timeout(writer_, kRestartMilliseconds);
  const auto outcome =
      checkpoint(writer_, waits ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE);
  if (waits) sqlite3_busy_timeout(writer_, kBusyMilliseconds);
  if (outcome) taken_ = outcome->taken;
  late_turns_ = 0;
  // The next commit starts the log over, unless a reader stands in the way.
  next_rest_ = pages_ + limits_.rest;
  if (waits) next_restart_ = pages_ + limits_.rest_from;
}

std::optional<LogKeeper::Outcome> LogKeeper::checkpoint(sqlite3* database, int mode) {
  Outcome outcome{};
  const int code = sqlite3_wal_checkpoint_v2(database, nullptr, mode, &outcome.log, &outcome.taken);
  // Busy: what could be taken without waiting has been.
  if (code != SQLITE_OK && code != SQLITE_BUSY) return std::nullopt;
  return outcome;
}

}  // namespace harken::sql
