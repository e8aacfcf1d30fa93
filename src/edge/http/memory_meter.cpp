// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/memory_meter.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

namespace harken::edge {

namespace {

namespace fs = std::filesystem;

std::optional<double> number_in(const fs::path& file) {
  std::ifstream in(file);
  double number = 0;
  return in >> number ? std::optional(number) : std::nullopt;  // "max" is none
}

// The pages of files, which are given up before anybody is killed.
double files_in(const fs::path& stat) {
  std::ifstream in(stat);
  double sum = 0;
  double value = 0;
  for (std::string name; in >> name >> value;)
    if (name == "active_file" || name == "inactive_file") sum += value;
  return sum;
}

fs::path own_group(const fs::path& groups, const fs::path& self) {
  std::ifstream in(self / "cgroup");
  constexpr std::string_view kVersion2 = "0::/";
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(kVersion2)) return groups / line.substr(kVersion2.size());
  return {};
}

}  // namespace

MemoryMeter::MemoryMeter(fs::path groups, fs::path self)
    : groups_(std::move(groups)), self_(std::move(self)), own_(own_group(groups_, self_)) {}

double MemoryMeter::used() const {
  double most = used_of_address_space();
  if (own_.empty()) return most;
  // Those above limit it, too.
  for (auto group = own_;; group = group.parent_path()) {
    most = std::max(most, used_of_group(group));
    if (group == groups_ || !group.has_relative_path()) return most;
  }
}

double MemoryMeter::used_of_group(const fs::path& group) const {
  const auto limit = number_in(group / "memory.max");
  const auto current = number_in(group / "memory.current");
  if (!limit || !current || *limit <= 0) return 0;
  return std::max(0.0, *current - files_in(group / "memory.stat")) / *limit;
}

double MemoryMeter::used_of_address_space() const {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 0;
  const auto pages = number_in(self_ / "statm");
  if (!pages || limit.rlim_cur == 0) return 0;
  return *pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / static_cast<double>(limit.rlim_cur);
}

}  // namespace harken::edge
