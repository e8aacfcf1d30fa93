// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/rounds.hpp"

#include <spdlog/spdlog.h>

namespace harken::jobs {

Rounds::Rounds(std::string name, std::chrono::milliseconds every, std::function<Status()> work)
    : name_(std::move(name)), every_(every), work_(std::move(work)), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

void Rounds::run() {
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, every_, [this] { return is_stopping_; })) {
    lock.unlock();
    if (const auto status = work_(); !status)
      spdlog::warn("{} failed: {}", name_, status.error().detail);
    lock.lock();
  }
}

LeasedRounds::LeasedRounds(Database& database, std::unique_ptr<Lease> lease, std::string name,
                           std::chrono::milliseconds every, std::function<Status(Database&)> work)
    : lease_(std::move(lease)),
      rounds_(std::move(name), every, [this, &database, work = std::move(work)]() -> Status {
        const auto tenure = lease_->tenure();
        if (!tenure) return {};
        FencedDatabase fenced(database, lease_->name(), tenure);
        return work(fenced);
      }) {}

}  // namespace harken::jobs
