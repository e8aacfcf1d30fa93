// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace harken::sql {

// Checkpoints: takes what is in the log into the database, so that the log starts over instead of
// growing. Nearly all of it on a thread and a connection of its own, while the writer goes on; the
// writer itself takes the few pages that came meanwhile, or else there would always be some.
//
// SQLite before 3.51.3 may lose pages when a checkpoint begins just as a commit starts the log over
// (https://sqlite.org/wal.html#walresetbug). Here it cannot: a log is started over only when all of
// it has been taken, and no checkpoint begins unless something is left, nor while another one runs.
class LogKeeper {
 public:
  // In pages of the log.
  struct Limits {
    int turn = 1'000;        // taken at once beside the writer
    int rest_from = 16'000;  // the log is worth starting over …
    int rest = 500;          // … when the writer has to take no more than this
    int restart =
        64'000;  // readers that overlap have kept it from starting over: they are waited for
    // From the beginning of a turn to that of the next. Whoever writes faster than that writes the
    // same pages again and again: they are taken once.
    std::chrono::milliseconds apart{100};
    // How soon it is looked again whether a reader still holds the log.
    std::chrono::milliseconds held_apart{250};
  };
  // What opens another connection that writes; `vfs` null is the usual one.
  struct File {
    std::string path;
    const char* vfs = nullptr;
    bool fsync = true;
  };

  LogKeeper(sqlite3* writer, File file, Limits limits);

  // On the writer's thread, between transactions; `pages` of the log after the last commit.
  void look_after(int pages);
  // Waits for the other thread. What it has done counts from the next look on.
  void wait() const;
  // Pages of the log that are in the database already.
  int taken() const { return taken_; }

 private:
  struct Outcome {
    int log;
    int taken;
  };
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };

  void start_over();
  static std::optional<Outcome> checkpoint(sqlite3* database, int mode);
  bool begin_beside();
  std::optional<Outcome> take_beside(int pace);
  bool open_beside();
  void hear(const std::optional<Outcome>& outcome);
  void take_rest();

  sqlite3* writer_;
  File file_;
  Limits limits_;
  int pages_ = 0;
  int taken_ = 0;
  // In pages of the log: when something is due.
  int next_turn_ = 0;
  std::chrono::steady_clock::time_point next_turn_at_;
  int next_rest_ = 0;
  int next_restart_ = 0;
  int late_turns_ = 0;  // since the rest has been due
  bool is_held_ = false;
  std::unique_ptr<sqlite3, Close> beside_;
  std::future<std::optional<Outcome>>
      running_;  // uses what stands above: its end is waited for first
};

}  // namespace harken::sql
