// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts that every command needs: an open database and the environment of use cases.
#pragma once

#include <memory>
#include <string>

#include "ports/database.hpp"
#include "server/config.hpp"
#include "server/membership.hpp"
#include "server/system_env.hpp"
#include "server/system_time_zones.hpp"

namespace harken::server {

// Holds the data directory: with the embedded database only one process at a time may open it (its
// one writer is the only one who ever checkpoints). Released when the process ends, however it
// ends.
class DataLock {
 public:
  // Errors: unavailable, when another process holds it.
  static Result<DataLock> take(const std::string& directory);
  DataLock(DataLock&& other) noexcept;
  DataLock& operator=(DataLock&&) = delete;
  ~DataLock();

 private:
  explicit DataLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

struct Desk {
  SystemClock clock;
  SystemRandom random;
  SystemIds ids{clock};
  NobodyPresent nobody;
  SystemTimeZones time_zones;
  std::unique_ptr<DataLock> lock;
  std::unique_ptr<Database> database;
  std::unique_ptr<Membership> membership;  // null: the database is this process's alone

  NodeId node_id() const { return membership ? membership->id() : NodeId(1); }
  Env env(Presence& presence) { return {clock, random, ids, presence, time_zones}; }
  Env env() { return env(nobody); }
};

// Makes the directories, takes the lock where it is needed, opens and migrates.
Result<std::unique_ptr<Desk>> open_desk(const Config& config);

}  // namespace harken::server
