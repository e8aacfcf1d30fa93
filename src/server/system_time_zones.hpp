// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ports/env.hpp"

namespace harken::server {

// The tz database of the machine, each zone read when it is first asked for.
class SystemTimeZones : public TimeZones {
 public:
  explicit SystemTimeZones(std::string folder = "/usr/share/zoneinfo")
      : folder_(std::move(folder)) {}
  const TimeZone* find(std::string_view name) override;

 private:
  std::string folder_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const TimeZone>, std::less<>> known_;
};

}  // namespace harken::server
