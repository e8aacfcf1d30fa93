// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/channel_jobs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "ports/connections.hpp"

namespace harken::jobs {

namespace {

// The events of other nodes may not get here.
constexpr std::chrono::milliseconds kBetweenLooks = std::chrono::seconds(2);

std::string lease_of(ChannelId id) { return "channel:" + id.to_string(); }

}  // namespace

ChannelJobs::Runner::Runner(const ChannelServices& services, LeaseKeeper& leases,
                            PhotoFetcher& photos, WorkspaceId workspace, ChannelId id)
    : lease(leases.ask_for(lease_of(id))),
      importer(services, *lease, workspace, id,
               [&photos, workspace, id](const std::string& sender) {
                 photos.tell(workspace, id, sender);
               }),
      receiver(services, *lease, workspace, id,
               {[this] { importer.wake(); },
                [this] {
                  importer.end();
                  lease->give_up();
                  is_over = true;
                },
                [&photos, workspace, id](const std::string& sender) {
                  photos.tell(workspace, id, sender);
                }}) {}

std::unique_ptr<ChannelJobs::Runner> ChannelJobs::make_runner(WorkspaceId workspace, ChannelId id) {
  return std::make_unique<Runner>(services_, leases_, photos_, workspace, id);
}

Status ChannelJobs::start() {
  std::vector<ChannelConnection> all;
  RETURN_IF_ERROR(run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(all, tx.connections().list());
    return {};
  }));
  {
    const std::lock_guard lock(mutex_);
    outbox_ = std::make_unique<Outbox>(services_, leases_.ask_for("outbox"));
    is_running_ = true;
  }
  keep_up_with(all);
  if (services_.database.is_shared())
    keeper_ = std::jthread([this](std::stop_token stop) { keep_up(stop); });
  return {};
}

void ChannelJobs::stop() {
  keeper_ = {};
  Runners runners;
  {
    const std::lock_guard lock(mutex_);
    is_running_ = false;
    runners.swap(runners_);
  }
  runners.clear();
  photos_.stop();
  typing_.stop();
  if (outbox_) outbox_->stop();
}

void ChannelJobs::restart(WorkspaceId workspace, ChannelId id) {
  std::unique_ptr<Runner> before;
  {
    const std::lock_guard lock(mutex_);
    before = std::move(runners_[id]);
  }
  before.reset();
  const bool is_known = is_to_run(workspace, id);
  const auto told = is_known ? leases_.begin_anew(lease_of(id)) : Status();
  if (!told) spdlog::warn("channel {}: {}", id.to_string(), told.error().detail);
  const std::lock_guard lock(mutex_);
  if (is_running_) outbox_->wake();
  if (is_running_ && is_known)
    runners_[id] = make_runner(workspace, id);
  else
    runners_.erase(id);
}

bool ChannelJobs::is_to_run(WorkspaceId workspace, ChannelId id) {
  bool is_to_run = true;
  (void)run_read(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto present,
                     app::open_channel(tx, workspace, id, services_.public_url));
    ASSIGN_OR_RETURN(const auto deleted, app::open_deleted_channel(tx, workspace, id));
    is_to_run = present || deleted;
    return {};
  });
  return is_to_run;
}

void ChannelJobs::keep_up(std::stop_token stop) {
  while (!stop.stop_requested()) {
    changed_.wait(stop, kBetweenLooks);
    std::vector<ChannelConnection> all;
    const auto read = run_read(services_.database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(all, tx.connections().list());
      return {};
    });
    if (!read) spdlog::warn("channels: {}", read.error().detail);
    if (read) keep_up_with(all);
  }
}

// A runner whose channel was deleted ends by itself, in its tenure.
void ChannelJobs::keep_up_with(const std::vector<ChannelConnection>& all) {
  std::vector<std::unique_ptr<Runner>> over;  // waited for when nobody waits for the lock
  const std::lock_guard lock(mutex_);
  for (auto each = runners_.begin(); each != runners_.end();) {
    const bool is_over = each->second && each->second->is_over;
    if (is_over) over.push_back(std::move(each->second));
    each = is_over ? runners_.erase(each) : std::next(each);
  }
  for (const auto& each : all)
    if (is_running_ && !runners_.contains(each.channel_id))
      runners_[each.channel_id] = make_runner(each.workspace_id, each.channel_id);
}

bool ChannelJobs::wake(ChannelId id) {
  const std::lock_guard lock(mutex_);
  const auto found = runners_.find(id);
  if (found == runners_.end() || !found->second) return false;
  found->second->importer.wake();
  return found->second->lease->tenure().has_value();
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
  const auto is_of_channels = [](const Event& each) { return each.type.starts_with("channel."); };
  if (std::ranges::any_of(events, is_of_channels)) changed_.set();
}

}  // namespace harken::jobs
