// SPDX-License-Identifier: AGPL-3.0-or-later
// One channel's way in: tells the provider where to deliver, or asks it for news, and stores what
// comes.
#pragma once

#include <functional>
#include <thread>

#include "app/channels/connections.hpp"
#include "core/model/staff.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/signal.hpp"

namespace harken::jobs {

class Receiver {
 public:
  // `on_stored` is called on the receiver's thread when something new lies in the ledger.
  Receiver(const ChannelServices& services, WorkspaceId workspace, ChannelId channel,
           std::function<void()> on_stored);
  ~Receiver();
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

 private:
  void run(std::stop_token stop);
  // How long to wait before the next round.
  std::chrono::milliseconds one_round(ChannelDriver& driver, const app::OpenedChannel& opened,
                                      std::stop_token stop);
  Status connect(ChannelDriver& driver, const Connection& connection, bool polls);
  Status poll(ChannelDriver& driver, const Connection& connection, const std::string& cursor,
              std::stop_token stop);
  void note(const Status& status);
  void note_heard(const ChannelDriver& driver, const app::OpenedChannel& opened);

  const ChannelServices& services_;
  WorkspaceId workspace_;
  ChannelId channel_;
  std::function<void()> on_stored_;
  bool is_connected_ = false;
  int failures_ = 0;
  Signal signal_;
  std::jthread thread_;
};

}  // namespace harken::jobs
