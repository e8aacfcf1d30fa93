// SPDX-License-Identifier: AGPL-3.0-or-later
// What is done every few minutes: old events, sessions, uploads that nobody sent, what was deleted
// long ago and what the work of channels has left behind go.
#pragma once

#include "jobs/rounds.hpp"
#include "ports/blob_store.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::jobs {

struct HousekeepingOptions {
  std::int64_t event_retention_seconds = 30 * 86'400;
  std::int64_t orphan_seconds = 86'400;
  std::int64_t every_seconds = 300;
};

// One round; small transactions, so that no message waits for it. Errors: what the database says.
Status keep_house(Database& database, BlobStore& blobs, Env& env,
                  const HousekeepingOptions& options);

class Housekeeping {
 public:
  Housekeeping(Database& database, LeaseKeeper& leases, BlobStore& blobs, Env env,
               HousekeepingOptions options);

 private:
  Env env_;
  LeasedRounds rounds_;
};

}  // namespace harken::jobs
