// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that runs for the channels over others' servers. Of several nodes one receives what
// comes over a channel, and one sends; which ones, their leases say.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

#include "core/model/event.hpp"
#include "jobs/channels/importer.hpp"
#include "jobs/channels/outbox.hpp"
#include "jobs/channels/photos.hpp"
#include "jobs/channels/receiver.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/typing.hpp"

namespace harken::jobs {

class ChannelJobs {
 public:
  ChannelJobs(ChannelServices services, LeaseKeeper& leases)
      : services_(std::move(services)), leases_(leases), typing_(services_), photos_(services_) {}
  ~ChannelJobs() { stop(); }
  // Before the database is written to. Errors: what the database says.
  Status start();
  // Attempts that are on their way end first. It may still be told of things.
  void stop();
  // The channel is new, set up anew, deleted or back; whichever node works on it begins anew. Waits
  // for what this one is at; off the network threads.
  void restart(WorkspaceId workspace, ChannelId id);
  // Something came over a webhook, and is stored. False: another node makes messages of it, which
  // looks by itself after two seconds unless it is told.
  bool wake(ChannelId id);
  // A colleague writes an answer. From any thread.
  void show_typing(const Conversation& conversation) { typing_.tell(conversation); }
  // After a commit, of any node: may there be something to send, or other channels than before?
  void notice(std::span<const Event> events);

 private:
  // Whether there is anything to run for it; also what was deleted, to take leave of its provider.
  bool is_to_run(WorkspaceId workspace, ChannelId id);
  // What others have changed. Only where several nodes are.
  void keep_up(std::stop_token stop);
  void keep_up_with(const std::vector<ChannelConnection>& all);

  struct Runner {
    Runner(const ChannelServices& services, LeaseKeeper& leases, PhotoFetcher& photos,
           WorkspaceId workspace, ChannelId id);
    std::unique_ptr<Lease> lease;
    std::atomic<bool> is_over = false;  // there is no such channel any more
    Importer importer;
    Receiver receiver;
  };
  using Runners = std::map<ChannelId, std::unique_ptr<Runner>>;
  std::unique_ptr<Runner> make_runner(WorkspaceId workspace, ChannelId id);

  ChannelServices services_;
  LeaseKeeper& leases_;
  TypingTeller typing_;
  PhotoFetcher photos_;
  std::mutex mutex_;
  bool is_running_ = false;
  Runners runners_;  // null: just now it begins anew
  std::unique_ptr<Outbox> outbox_;
  Signal changed_;
  std::jthread keeper_;
};

}  // namespace harken::jobs
