// SPDX-License-Identifier: AGPL-3.0-or-later
// One channel's way in, on one node at a time: tells the provider where to deliver, or asks it for
// news, and stores what comes.
#pragma once

#include <functional>
#include <thread>

#include "app/channels/connections.hpp"
#include "app/channels/intake.hpp"
#include "core/model/staff.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/signal.hpp"
#include "jobs/fenced_database.hpp"

namespace harken::jobs {

class Receiver {
 public:
  // On the receiver's thread.
  struct Listener {
    std::function<void()> on_stored;  // something new lies in the ledger
    std::function<void()> on_gone;    // there is no such channel any more: this has ended
    std::function<void(const std::string& sender)> on_sender;  // who has written
  };
  Receiver(const ChannelServices& services, Lease& lease, WorkspaceId workspace, ChannelId channel,
           Listener listener);
  ~Receiver();
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

 private:
  void run(std::stop_token stop);
  // False: there is nothing to receive for good.
  bool serve(std::stop_token stop);
  // What was deleted takes leave of its provider.
  void take_leave();
  // How long to wait before the next round.
  std::chrono::milliseconds one_round(ChannelDriver& driver, const app::OpenedChannel& opened,
                                      std::stop_token stop);
  Status connect(ChannelDriver& driver, const Connection& connection, bool polls);
  Status poll(ChannelDriver& driver, const app::OpenedChannel& opened, const Connection& connection,
              std::stop_token stop);
  // Stores them with what they mean. False: not all of them.
  bool take_at_once(ChannelDriver& driver, const Connection& connection,
                    const app::StoreInbound& command);
  Status take_some(ChannelDriver& driver, const app::StoreInbound& command,
                   const app::Understood& understood);
  void note(const Status& status);
  void note_heard(const ChannelDriver& driver, const app::OpenedChannel& opened);

  Lease& lease_;
  FencedDatabase database_;
  const ChannelServices services_;
  WorkspaceId workspace_;
  ChannelId channel_;
  Listener listener_;
  bool is_connected_ = false;
  int failures_ = 0;
  Signal signal_;
  std::jthread thread_;
};

}  // namespace harken::jobs
