// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page view of every shop asks how fast a desk usually answers; the database is asked once a
// minute.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "core/base/id.hpp"
#include "ports/store.hpp"

namespace harken::edge {

class AnswerTimes {
 public:
  // Seconds, or nothing while too few conversations were answered.
  Result<std::optional<std::int64_t>> get(Tx& tx, WorkspaceId workspace);

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  struct Entry {
    std::optional<std::int64_t> seconds;
    SteadyTime good_until;
  };
  std::mutex mutex_;
  std::unordered_map<WorkspaceId, Entry> entries_;
};

}  // namespace harken::edge
