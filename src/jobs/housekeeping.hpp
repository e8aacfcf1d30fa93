// SPDX-License-Identifier: AGPL-3.0-or-later
// What is done every few minutes: old events, sessions and uploads that nobody sent go.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

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
Status keep_house(Database& database, BlobStore& blobs, Env& env, const HousekeepingOptions& options);

class Housekeeping {
 public:
  Housekeeping(Database& database, BlobStore& blobs, Env env, HousekeepingOptions options);
  ~Housekeeping();

 private:
  void run_rounds();

  Database& database_;
  BlobStore& blobs_;
  Env env_;
  HousekeepingOptions options_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace harken::jobs
