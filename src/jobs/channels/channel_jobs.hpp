// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that runs for the channels over others' servers.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>

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
  explicit ChannelJobs(ChannelServices services)
      : services_(std::move(services)), typing_(services_), photos_(services_) {}
  ~ChannelJobs() { stop(); }
  // Before the database is written to. Errors: what the database says.
  Status start();
  // Attempts that are on their way end first. It may still be told of things.
  void stop();
  // The channel is new, set up anew, deleted or back. Waits for what it is at; off the network threads.
  void restart(WorkspaceId workspace, ChannelId id);
  // Something came over a webhook, and is stored.
  void wake(ChannelId id);
  // A colleague writes an answer. From any thread.
  void show_typing(const Conversation& conversation) { typing_.tell(conversation); }
  // After a commit: may there be something to send?
  void notice(std::span<const Event> events);

 private:
  // Whether there is anything to run for it. What was deleted takes leave of its provider.
  bool is_to_run(WorkspaceId workspace, ChannelId id);

  struct Runner {
    Runner(const ChannelServices& services, PhotoFetcher& photos, WorkspaceId workspace,
           ChannelId id)
        : importer(services, workspace, id,
                   [&photos, workspace, id](const std::string& sender) {
                     photos.tell(workspace, id, sender);
                   }),
          receiver(services, workspace, id, [this] { importer.wake(); }) {}
    Importer importer;
    Receiver receiver;
  };

  ChannelServices services_;
  TypingTeller typing_;
  PhotoFetcher photos_;
  std::mutex mutex_;
  bool is_running_ = false;
  std::map<ChannelId, std::unique_ptr<Runner>> runners_;
  std::unique_ptr<Outbox> outbox_;
};

}  // namespace harken::jobs
