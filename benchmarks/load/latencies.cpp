// SPDX-License-Identifier: AGPL-3.0-or-later
#include "latencies.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace harken::load {
namespace {

double quantile_of(std::vector<double>& values, double share) {
  if (values.empty()) throw std::runtime_error("nothing was measured");
  const auto last = values.size() - 1;
  const auto at =
      std::min(last, static_cast<std::size_t>(static_cast<double>(values.size()) * share));
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
  return values[at];
}

std::vector<double> times_of(const std::vector<Point>& points) {
  std::vector<double> times;
  times.reserve(points.size());
  for (const auto& [meant_at, took] : points) times.push_back(took);
  return times;
}

}  // namespace

double Latencies::quantile(double share) const {
  auto times = times_of(points_);
  return quantile_of(times, share);
}

std::vector<Point> Latencies::over_time(double window, double share) const {
  std::map<std::int64_t, std::vector<double>> windows;
  for (const auto& [meant_at, took] : points_)
    windows[static_cast<std::int64_t>(meant_at / window)].push_back(took);
  std::vector<Point> curve;
  for (auto& [index, times] : windows)
    curve.emplace_back(static_cast<double>(index) * window, quantile_of(times, share) * 1e3);
  return curve;
}

std::vector<Point> Latencies::by_percentile() const {
  auto times = times_of(points_);
  std::ranges::sort(times);
  std::vector<Point> curve;
  // Steps that look even on a logarithmic axis.
  for (double one_in = 1; one_in <= static_cast<double>(times.size()); one_in *= 1.25) {
    const auto at = static_cast<std::size_t>(static_cast<double>(times.size()) * (1 - 1 / one_in));
    curve.emplace_back(one_in, times[std::min(at, times.size() - 1)] * 1e3);
  }
  return curve;
}

}  // namespace harken::load
