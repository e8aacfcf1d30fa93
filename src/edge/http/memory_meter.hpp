// SPDX-License-Identifier: AGPL-3.0-or-later
// How much of the memory that it may have this process uses: of its control group (version 2, as
// systemd and containers set it) or of its address space (RLIMIT_AS), whichever is nearer to its
// end.
#pragma once

#include <filesystem>

namespace harken::edge {

class MemoryMeter {
 public:
  // Elsewhere only in tests.
  explicit MemoryMeter(std::filesystem::path groups = "/sys/fs/cgroup",
                       std::filesystem::path self = "/proc/self");

  // 0 to 1; 0 where nothing limits it. What the kernel holds of files can be had back, and does not
  // count.
  double used() const;

 private:
  double used_of_group(const std::filesystem::path& group) const;
  double used_of_address_space() const;

  std::filesystem::path groups_;
  std::filesystem::path self_;
  std::filesystem::path own_;  // group; empty: none
};

}  // namespace harken::edge
