// SPDX-License-Identifier: AGPL-3.0-or-later
// Fetches the photos of those who write. Best effort: no message waits for it, and nothing is said
// when it fails.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <string>

#include "core/model/contact.hpp"
#include "jobs/channels/services.hpp"

namespace harken::jobs {

class PhotoFetcher {
 public:
  explicit PhotoFetcher(const ChannelServices& services) : services_(services) {}
  ~PhotoFetcher() { stop(); }
  // Somebody has written, and is known by now. From any thread; never waits.
  void tell(WorkspaceId workspace, ChannelId channel, const std::string& sender);
  // What is under way ends first.
  void stop();

 private:
  void fetch(WorkspaceId workspace, ChannelId channel, const std::string& sender);
  Status keep(const Identity& identity, const std::string& bytes);

  const ChannelServices& services_;
  boost::asio::thread_pool pool_{1};
};

}  // namespace harken::jobs
