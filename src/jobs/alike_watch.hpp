// SPDX-License-Identifier: AGPL-3.0-or-later
// Follows what customers write, by the log of events, and keeps the groups of what is alike. All
// of it is made again from the log when the desk starts: nothing is remembered here alone.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <thread>

#include "app/alike/alike.hpp"
#include "core/rules/alike_groups.hpp"
#include "ports/database.hpp"

namespace harken::jobs {

class AlikeWatch {
 public:
  // Told which workspace has other groups than before; on the thread of the watch.
  using Changed = std::function<void(WorkspaceId)>;

  AlikeWatch(Database& database, Env env, Changed changed)
      : database_(database), env_(env), changed_(std::move(changed)) {}
  ~AlikeWatch() { stop(); }

  void start();
  // Follows no more; it may still be told of events.
  void stop();
  // After a commit. Cheap; from any thread.
  void notice(std::span<const Event> events);
  // As they are now; from any thread.
  std::vector<app::AlikeMembers> groups(WorkspaceId workspace) const;
  // Everything that is written by now. For tests, and the loop.
  Status catch_up();

 private:
  struct Desk {
    std::optional<Seq> followed;
    AlikeGroups groups{{.window_seconds = app::kAlikeWindowSeconds}};
  };

  void run();
  Status follow(WorkspaceId workspace, Desk& desk);
  void show(WorkspaceId workspace, const Desk& desk);
  bool pause(std::chrono::nanoseconds time);
  void rest_after(std::chrono::steady_clock::time_point& began);

  Database& database_;
  Env env_;
  Changed changed_;
  std::map<WorkspaceId, Desk> desks_;  // of the watch's thread alone
  mutable std::mutex mutex_;
  std::map<WorkspaceId, std::vector<app::AlikeMembers>> shown_;
  std::condition_variable news_;
  std::atomic<bool> has_news_ = true;  // what came while nobody followed
  std::atomic<bool> is_stopping_ = false;
  std::thread thread_;
};

}  // namespace harken::jobs
