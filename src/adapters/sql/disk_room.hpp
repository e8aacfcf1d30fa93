// SPDX-License-Identifier: AGPL-3.0-or-later
// Room on the disk of the embedded database that is kept back for when everything else is used up.
// A file beside the database takes it. Once a write has found no room, the file goes, and what it
// took is left to essential work alone: people sign in and read on a full disk. When there is room
// again, the file comes back and everything is written as before.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>

#include "core/base/result.hpp"

namespace harken::sql {

// Of the whole API: clients keep what was refused so, and repeat it.
inline constexpr const char* kDiskFull = "disk_full";
std::unexpected<Error> fail_disk_full(std::string detail);

class DiskRoom {
 public:
  explicit DiskRoom(std::filesystem::path file);

  // Looks for room from time to time, so it may end being full. From any thread.
  bool is_full();
  // A write has found no room.
  void give_back();

 private:
  bool take();
  bool has_room(std::uintmax_t bytes) const;

  const std::filesystem::path file_;
  std::uintmax_t size_ = 0;
  std::atomic<bool> is_full_ = false;
  std::mutex looking_;
  std::chrono::steady_clock::time_point next_look_{};
};

}  // namespace harken::sql
