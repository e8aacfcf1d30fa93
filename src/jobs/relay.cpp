// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/relay.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace harken::jobs {

namespace {

constexpr int kPage = 500;

using Newest = std::vector<std::pair<WorkspaceId, Seq>>;

Result<Newest> read_newest(Database& database) {
  Newest newest;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    newest.clear();
    ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
    for (const auto& workspace : workspaces) {
      ASSIGN_OR_RETURN(const auto seq, tx.events().newest(workspace.id));
      newest.emplace_back(workspace.id, seq);
    }
    return {};
  }));
  return newest;
}

}  // namespace

Status Relay::start() {
  ASSIGN_OR_RETURN(const auto newest, read_newest(database_));
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [workspace, seq] : newest) {
      auto& place = places_[workspace];
      place.known = std::max(place.known, seq);
    }
  }
  thread_ = std::thread([this] { run(); });
  return {};
}

void Relay::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Relay::committed(std::span<const Event> events) {
  const std::lock_guard lock(mutex_);
  auto& place = places_[events.front().workspace_id];
  const Range range{events.front().seq, events.back().seq};
  if (range.first == place.known + 1 && place.own.empty())
    place.known = range.last;
  else if (range.last > place.known)
    place.own.push_back(range);
}

void Relay::heard(WorkspaceId workspace, Seq newest) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(workspace);
    if (found != places_.end() && found->second.known >= newest) return;
    has_news_ = true;
  }
  changed_.notify_one();
}

void Relay::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait_for(lock, every_, [this] { return is_stopping_ || has_news_; });
    if (is_stopping_) return;
    has_news_ = false;
    lock.unlock();
    if (const auto status = catch_up(); !status)
      spdlog::debug("events of other nodes: {}", status.error().detail);
    lock.lock();
  }
}

Status Relay::catch_up() {
  ASSIGN_OR_RETURN(const auto newest, read_newest(database_));
  for (const auto& [workspace, seq] : newest) {
    {
      const std::lock_guard lock(mutex_);
      if (places_[workspace].known >= seq) continue;
    }
    RETURN_IF_ERROR(follow(workspace));
  }
  return {};
}

Status Relay::follow(WorkspaceId workspace) {
  for (;;) {
    Seq after = 0;
    {
      const std::lock_guard lock(mutex_);
      after = places_[workspace].known;
    }
    std::vector<Event> page;
    RETURN_IF_ERROR(run_read(database_, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(page, tx.events().list_after(workspace, after, kPage));
      return {};
    }));
    if (page.empty()) return {};
    if (page.front().seq != after + 1)
      spdlog::warn(
          "workspace {}: its log goes on at {} after {}: a copy of the database has taken over, or "
          "much was missed",
          workspace.to_string(), page.front().seq, after);
    const bool is_full = page.size() == kPage;
    if (const auto others = take_others(workspace, std::move(page)); !others.empty())
      deliver_(others);
    if (!is_full) return {};
  }
}

// Moves on to the end of the page, and gives what is not of this process.
std::vector<Event> Relay::take_others(WorkspaceId workspace, std::vector<Event> page) {
  const std::lock_guard lock(mutex_);
  auto& place = places_[workspace];
  place.known = std::max(place.known, page.back().seq);
  std::erase_if(page, [&](const Event& event) {
    return std::ranges::any_of(place.own, [&](const Range& range) {
      return range.first <= event.seq && event.seq <= range.last;
    });
  });
  while (!place.own.empty() && place.own.front().last <= place.known) place.own.pop_front();
  return page;
}

}  // namespace harken::jobs
