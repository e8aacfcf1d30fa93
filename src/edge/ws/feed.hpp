// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the event log of one workspace, once for the whole process, and hands every event to every
// thread in order. A wake-up says that there is something to read; a lost one is made good by the poll.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "edge/ws/batch.hpp"
#include "ports/database.hpp"

namespace harken::ws {

class Feed : public std::enable_shared_from_this<Feed> {
 public:
  using Deliver = std::function<void(std::shared_ptr<const Batch>)>;
  // Events after `start` are delivered.
  Feed(Database& database, WorkspaceId workspace, Seq start, Deliver deliver)
      : database_(database), workspace_(workspace), start_(start), deliver_(std::move(deliver)),
        cursor_(start), wanted_(start) {}

  Seq start() const { return start_; }
  // From any thread.
  void wake(Seq newest);
  void poll();

 private:
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
