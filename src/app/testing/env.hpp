// SPDX-License-Identifier: AGPL-3.0-or-later
// What use cases need from the outside, without surprises: a clock that stands still unless it is
// moved, ids and random bytes that count up, and a set of who is online.
#pragma once

#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <string>

#include "ports/env.hpp"

namespace harken::app::testing {

class StillClock : public Clock {
 public:
  Timestamp now() override { return time; }
  Timestamp time{1'700'000'000'000'000};
};

class CountingIds : public IdSource {
 public:
  std::int64_t next() override { return ++last_; }

 private:
  std::atomic<std::int64_t> last_ = 1'000;
};

class CountingRandom : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override {
    for (auto& byte : bytes) byte = static_cast<unsigned char>(++last_);
  }

 private:
  std::atomic<unsigned> last_ = 0;
};

class PresenceSet : public Presence {
 public:
  bool is_online(UserId user) override { return online.contains(user); }
  bool is_here(IdentityId identity) override { return here.contains(identity); }
  std::set<UserId> online;
  std::set<IdentityId> here;
};

class FewTimeZones : public TimeZones {
 public:
  const TimeZone* find(std::string_view name) override {
    return name == "Europe/Berlin" ? &berlin_ : nullptr;
  }

 private:
  TimeZone berlin_{parse_zone_rule("CET-1CEST,M3.5.0,M10.5.0/3").value()};
};

// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "harken_desk_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace harken::app::testing
