// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes messages of what lies in a channel's ledger, on one node at a time: in order within a lane,
// and no lane keeps another.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <thread>

#include "app/channels/connections.hpp"
#include "app/channels/intake.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/signal.hpp"
#include "jobs/fenced_database.hpp"

namespace harken::jobs {

class Importer {
 public:
  // `on_sender` is told, on the importer's thread, of who has written.
  Importer(const ChannelServices& services, Lease& lease, WorkspaceId workspace, ChannelId channel,
           std::function<void(const std::string& sender)> on_sender);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;
  // Something new lies there. From any thread.
  void wake() { signal_.set(); }
  // There is no such channel any more. From any thread; does not wait.
  void end() { thread_.request_stop(); }

 private:
  // Entries of one message, in order.
  using Bundle = std::vector<InboundEntry>;
  void run(std::stop_token stop);
  void serve(std::stop_token stop);
  // Gives when to look again at the latest.
  Result<Timestamp> one_round(std::stop_token stop);
  std::vector<Bundle> bundle_up(std::vector<InboundEntry> pending, Timestamp& next);
  // Lanes of which something failed are looked at no more.
  struct Round {
    const app::OpenedChannel& channel;
    ChannelDriver& driver;
    std::set<std::string> stuck = {};
    bool has_done = false;
  };
  struct Ready {
    const Bundle* bundle;
    app::TakeIn command;
    bool has_files = false;
  };
  void import_all(Round& round, std::span<const Bundle> bundles, std::stop_token stop);
  using Prepared = std::vector<Result<Ready>>;
  void import(Round& round, std::span<const Bundle> bundles, Prepared prepared);
  Prepared prepare_all(const Round& round, std::span<const Bundle> bundles);
  // Its files too, unless they are still to be fetched.
  Result<Ready> prepare(const Round& round, const Bundle& bundle);
  Status add_files(const Round& round, Ready& ready);
  void take_in(Round& round, const std::vector<Ready>& ready);
  Status take_in_together(Round& round, std::span<const Ready> ready);
  void give_up(Round& round, const Bundle& bundle, const Error& error);
  void set_back(const Bundle& bundle, const Error& error);

  Lease& lease_;
  FencedDatabase database_;
  const ChannelServices services_;
  WorkspaceId workspace_;
  ChannelId channel_;
  std::function<void(const std::string&)> on_sender_;
  Signal signal_;
  std::jthread thread_;
};

}  // namespace harken::jobs
