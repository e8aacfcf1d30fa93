// SPDX-License-Identifier: AGPL-3.0-or-later
// Brings what other processes have committed: told of it by the bus, and looking for it in the
// database every so often all the same, because the bus may lose what it carries.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <unordered_map>

#include "ports/database.hpp"

namespace harken::jobs {

class Relay {
 public:
  // Called with the events of other processes, in order for each workspace, on a thread of its own.
  using Deliver = std::function<void(std::span<const Event>)>;
  Relay(Database& database, Deliver deliver, std::chrono::milliseconds every)
      : database_(database), deliver_(std::move(deliver)), every_(every) {}
  ~Relay() { stop(); }
  // What has been committed until now is not brought. Errors: what the database says.
  Status start();
  void stop();
  // After a commit of this process: these events are not brought again.
  void committed(std::span<const Event> events);
  // Another process has committed up to here. From any thread.
  void heard(WorkspaceId workspace, Seq newest);

 private:
  struct Range {
    Seq first = 0;
    Seq last = 0;
  };
  struct Place {
    Seq known = 0;
    std::deque<Range> own;  // after `known`, in order
  };
  void run();
  Status catch_up();
  Status follow(WorkspaceId workspace);
  std::vector<Event> take_others(WorkspaceId workspace, std::vector<Event> page);

  Database& database_;
  const Deliver deliver_;
  const std::chrono::milliseconds every_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<WorkspaceId, Place> places_;
  bool has_news_ = false;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace harken::jobs
