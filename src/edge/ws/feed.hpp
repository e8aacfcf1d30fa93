// SPDX-License-Identifier: AGPL-3.0-or-later
// Hands every event of one workspace to every thread, once and in order. What this process has just
// committed comes straight from the writer; what is missing between (another node's events, a
// wake-up that was lost) is read from the log.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "edge/ws/batch.hpp"
#include "ports/database.hpp"

namespace harken::ws {

class Feed : public std::enable_shared_from_this<Feed> {
 public:
  using Deliver = std::function<void(std::shared_ptr<const Batch>)>;
  // Events after `start` are delivered.
  Feed(Database& database, WorkspaceId workspace, Seq start, Deliver deliver)
      : database_(database),
        workspace_(workspace),
        start_(start),
        deliver_(std::move(deliver)),
        cursor_(start),
        wanted_(start) {}

  Seq start() const { return start_; }
  // From any thread.
  void push(std::span<const Event> events);
  void poll();

 private:
  bool take_turn(std::span<const Event> events, bool& is_next);
  void read();
  void on_page(const Status& status, std::shared_ptr<const Batch> page);

  Database& database_;
  const WorkspaceId workspace_;
  const Seq start_;
  const Deliver deliver_;
  std::mutex mutex_;
  Seq cursor_;  // delivered up to here; changed only while is_reading_
  Seq wanted_;
  bool is_reading_ = false;
};

}  // namespace harken::ws
