// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes messages of what lies in a channel's ledger: in order within a lane, and no lane keeps
// another.
#pragma once

#include <atomic>
#include <thread>

#include "app/channels/connections.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/signal.hpp"

namespace harken::jobs {

class Importer {
 public:
  Importer(const ChannelServices& services, WorkspaceId workspace, ChannelId channel);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;
  // Something new lies there. From any thread.
  void wake() { signal_.set(); }

 private:
  // Entries of one message, in order.
  using Bundle = std::vector<InboundEntry>;
  void run(std::stop_token stop);
  // Gives when to look again at the latest.
  Result<Timestamp> one_round(std::stop_token stop);
  std::vector<Bundle> bundle_up(std::vector<InboundEntry> pending, Timestamp& next);
  Status import(const app::OpenedChannel& channel, ChannelDriver& driver, const Bundle& bundle);
  void set_back(const Bundle& bundle, const Error& error);

  const ChannelServices& services_;
  WorkspaceId workspace_;
  ChannelId channel_;
  Signal signal_;
  std::jthread thread_;
};

}  // namespace harken::jobs
