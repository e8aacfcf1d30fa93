// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of the staff has a live socket. A user whose last socket closed stays online for the grace (a
// minute): a page that reloads, a lift or a lid that is closed for a moment is no absence. Until
// then work is given to them, customers see their face, and colleagues see them online.
#pragma once

#include <chrono>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "core/policy/access.hpp"
#include "ports/env.hpp"

namespace harken::ws {

// Safe to use from every thread.
class OnlineUsers final : public Presence {
 public:
  using Time = std::chrono::steady_clock::time_point;

  bool is_online(UserId user) override;
  bool is_here(IdentityId identity) override;

  // True: the user was offline until now.
  bool opened(const Actor& actor);
  void closed(UserId user, Time now);
  void visitor_opened(IdentityId identity);
  void visitor_closed(IdentityId identity);
  struct Left {
    WorkspaceId workspace_id;
    UserId user_id;
  };
  // Whose last socket closed before this time; they are offline from now on.
  std::vector<Left> take_gone(Time closed_before);

 private:
  struct Entry {
    WorkspaceId workspace_id;
    int sockets = 0;
    Time closed_at{};
  };
  std::mutex mutex_;
  std::unordered_map<UserId, Entry> users_;
  std::unordered_map<IdentityId, int> visitors_;  // sockets of each
};

}  // namespace harken::ws
