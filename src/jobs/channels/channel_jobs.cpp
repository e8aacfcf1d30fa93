// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/channel_jobs.hpp"

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
  const std::lock_guard lock(mutex_);
  if (!is_running_) return;
  runners_[id] = std::make_unique<Runner>(services_, photos_, workspace, id);
  outbox_->wake();
}

void ChannelJobs::wake(ChannelId id) {
  const std::lock_guard lock(mutex_);
  const auto found = runners_.find(id);
  if (found != runners_.end() && found->second) found->second->importer.wake();
}

void ChannelJobs::notice(std::span<const Event> events) {
  const bool has_queued = std::ranges::any_of(events, [](const Event& event) {
    if (!event.message) return false;
    const auto is_queued = [](const std::optional<Sending>& sending) {
      return sending && sending->state == SendState::queued;
    };
    const auto& message = *event.message;
    return is_queued(message.sending) || is_queued(message.notice) || is_queued(message.correction);
  });
  if (has_queued && outbox_) outbox_->wake();
}

}  // namespace harken::jobs
