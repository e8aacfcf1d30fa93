// SPDX-License-Identifier: AGPL-3.0-or-later
// How many units share a commit. No clock and no queue: who asks says what they show.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace harken::sql {

struct BatchLimits {
  std::size_t units = 512;
  std::chrono::microseconds time{5'000};
};

// Whoever is answered writes again while the next batch runs. A batch that takes them in, too, ends
// with everybody in it, and the writer then waits until they have been answered. So it takes those
// who were waiting when it began, and more only while they are too few to be worth a commit or a
// commit costs more than the work in it, as on a slow disk.
class BatchRule {
 public:
  // Fewer are not worth a commit while more are there.
  static constexpr std::size_t kLeast = 24;

  explicit BatchRule(BatchLimits limits) : limits_(limits) {}

  // `waiting`: with the first, when the batch began. `taken`: since then.
  bool is_full(std::size_t units, std::size_t waiting, std::chrono::nanoseconds taken) const {
    if (units >= limits_.units || taken >= limits_.time) return true;
    return units >= std::max(waiting, kLeast) && last_work_ * units >= last_commit_;
  }

  // Of the batch that has just ended.
  void learn(std::size_t units, std::chrono::nanoseconds work, std::chrono::nanoseconds commit) {
    last_work_ = work / units;
    last_commit_ = commit;
  }

  std::size_t most_units() const { return limits_.units; }

 private:
  BatchLimits limits_;
  std::chrono::nanoseconds last_work_{0};
  std::chrono::nanoseconds last_commit_{0};
};

}  // namespace harken::sql
