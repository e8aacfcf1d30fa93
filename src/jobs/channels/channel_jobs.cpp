// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/channel_jobs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "ports/connections.hpp"

namespace harken::jobs {

Status ChannelJobs::start() {
  std::vector<ChannelConnection> all;
  RETURN_IF_ERROR(run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(all, tx.connections().list());
    return {};
  }));
  const std::lock_guard lock(mutex_);
  outbox_ = std::make_unique<Outbox>(services_);
  is_running_ = true;
  for (const auto& each : all)
    runners_[each.channel_id] =
        std::make_unique<Runner>(services_, photos_, each.workspace_id, each.channel_id);
  return {};
}

void ChannelJobs::stop() {
  decltype(runners_) runners;
  {
    const std::lock_guard lock(mutex_);
    is_running_ = false;
    runners.swap(runners_);
  }
  runners.clear();
  photos_.stop();
  if (outbox_) outbox_->stop();
}

void ChannelJobs::restart(WorkspaceId workspace, ChannelId id) {
  std::unique_ptr<Runner> before;
  {
    const std::lock_guard lock(mutex_);
    before = std::move(runners_[id]);
  }
  before.reset();
  const bool is_to_run = this->is_to_run(workspace, id);
  const std::lock_guard lock(mutex_);
  if (!is_running_) return;
  outbox_->wake();
  if (!is_to_run) {
    runners_.erase(id);
    return;
  }
  runners_[id] = std::make_unique<Runner>(services_, photos_, workspace, id);
}

bool ChannelJobs::is_to_run(WorkspaceId workspace, ChannelId id) {
  std::optional<app::OpenedChannel> present;
  std::optional<app::OpenedChannel> deleted;
  const auto read = run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(present, app::open_channel(tx, workspace, id, services_.public_url));
    ASSIGN_OR_RETURN(deleted, app::open_deleted_channel(tx, workspace, id));
    return {};
  });
  if (!read) return true;
  auto* driver = deleted ? services_.drivers.find(deleted->channel.kind) : nullptr;
  if (driver)
    if (const auto left = driver->disconnect(deleted->connection); !left)
      spdlog::warn("channel {}: {}", id.to_string(), left.error().detail);
  return present.has_value();
}

void ChannelJobs::wake(ChannelId id) {
  const std::lock_guard lock(mutex_);
  const auto found = runners_.find(id);
  if (found != runners_.end() && found->second) found->second->importer.wake();
}

void ChannelJobs::notice(std::span<const Event> events) {
  const bool has_queued = std::ranges::any_of(events, [](const Event& event) {
    // A forward is queued with its event and is no message.
    if (!event.message) return event.type == "side_mail.created";
    const auto is_queued = [](const std::optional<Sending>& sending) {
      return sending && sending->state == SendState::queued;
    };
    const auto& message = *event.message;
    return is_queued(message.sending) || is_queued(message.notice) || is_queued(message.correction);
  });
  if (has_queued && outbox_) outbox_->wake();
}

}  // namespace harken::jobs
