// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/result.hpp"
#include "jobs/fenced_database.hpp"

namespace harken::jobs {

// Work that comes again and again on a thread of its own, until this goes. What fails is logged
// under the name and tried again the next time.
class Rounds {
 public:
  Rounds(std::string name, std::chrono::milliseconds every, std::function<Status()> work);
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

 private:
  void run();

  std::string name_;
  std::chrono::milliseconds every_;
  std::function<Status()> work_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopping_ = false;
  std::thread thread_;
};

// The same of what one node does at a time: in its turn, and on a database that refuses it after
// that.
class LeasedRounds {
 public:
  LeasedRounds(Database& database, std::unique_ptr<Lease> lease, std::string name,
               std::chrono::milliseconds every, std::function<Status(Database&)> work);

 private:
  std::unique_ptr<Lease> lease_;
  Rounds rounds_;
};

}  // namespace harken::jobs
