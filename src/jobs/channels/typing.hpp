// SPDX-License-Identifier: AGPL-3.0-or-later
// Tells customers over others' servers that somebody types. Best effort: nothing depends on it.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <mutex>
#include <unordered_map>

#include "core/model/conversation.hpp"
#include "jobs/channels/services.hpp"

namespace harken::jobs {

class TypingTeller {
 public:
  explicit TypingTeller(const ChannelServices& services) : services_(services) {}
  ~TypingTeller() { stop(); }
  // What has not begun is not told.
  void stop() {
    pool_.stop();
    pool_.join();
  }
  // At most once in some seconds for a customer. From any thread; never waits.
  void tell(const Conversation& conversation);

 private:
  void send(WorkspaceId workspace, ChannelId channel, IdentityId identity);

  const ChannelServices& services_;
  std::mutex mutex_;
  std::unordered_map<std::int64_t, Timestamp> told_;  // by the identity
  boost::asio::thread_pool pool_{1};
};

}  // namespace harken::jobs
