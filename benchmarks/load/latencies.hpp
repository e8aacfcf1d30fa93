// SPDX-License-Identifier: AGPL-3.0-or-later
// How long messages took, each from the moment at which it was meant to be sent: a server that
// stalls cannot hide behind a sender who waits for it.
#pragma once

#include <utility>
#include <vector>

namespace harken::load {

using Point = std::pair<double, double>;

class Latencies {
 public:
  // Seconds; `meant_at` counts from the start of the run.
  void add(double meant_at, double took) { points_.emplace_back(meant_at, took); }
  bool is_empty() const { return points_.empty(); }
  // Seconds: the smallest that so large a share did not exceed.
  double quantile(double share) const;
  // For windows of that many seconds the start and the quantile in milliseconds.
  std::vector<Point> over_time(double window, double share) const;
  // One in how many takes so many milliseconds or more: 2 is the median, 100 the p99.
  std::vector<Point> by_percentile() const;

 private:
  std::vector<Point> points_;
};

}  // namespace harken::load
