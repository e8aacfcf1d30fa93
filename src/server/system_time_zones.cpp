// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/system_time_zones.hpp"

#include <fstream>
#include <sstream>

namespace harken::server {

namespace {

// The name comes from outside and becomes a path.
bool is_name(std::string_view name) {
  constexpr auto kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
  return !name.empty() && name.size() <= 64 && name.front() != '/' && name.back() != '/' &&
         name.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace

const TimeZone* SystemTimeZones::find(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (const auto found = known_.find(name); found != known_.end()) return found->second.get();
  if (!is_name(name)) return nullptr;
  std::ifstream file(folder_ + "/" + std::string(name), std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  auto zone = TimeZone::parse(bytes.str());
  // What is no zone is not kept: names that do not exist are without end.
  if (!zone) return nullptr;
  auto kept = std::make_unique<const TimeZone>(*std::move(zone));
  return known_.emplace(name, std::move(kept)).first->second.get();
}

}  // namespace harken::server
