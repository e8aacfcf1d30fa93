// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of the staff has a live socket, here or at another node. A user whose last socket closed
// stays online for the grace (a minute): a page that reloads, a lift or a lid that is closed for a
// moment is no absence. Until then work is given to them, customers see their face, and colleagues
// see them online.
#pragma once

#include <chrono>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/nodes.hpp"

namespace harken::ws {

// Safe to use from every thread.
class OnlineUsers final : public Presence {
 public:
  using Time = std::chrono::steady_clock::time_point;

  bool is_online(UserId user) override;
  bool is_online_here(UserId user);
  bool is_here(IdentityId identity) override;

  // True: the user was offline here until now.
  bool opened(const Actor& actor);
  void closed(UserId user, Time now);
  // Other nodes are told of visitors.
  void keep_visitor_changes() { keeps_visitor_changes_ = true; }
  void visitor_opened(IdentityId identity);
  void visitor_closed(IdentityId identity);
  struct Left {
    WorkspaceId workspace_id;
    UserId user_id;
  };
  // Whose last socket closed before this time; they are offline here from now on.
  std::vector<Left> take_gone(Time closed_before);

  struct Changes {
    std::vector<Left> came;
    std::vector<Left> went;
  };
  // Who is online at other nodes now. Gives those who are online, or are not, only by that.
  Changes set_elsewhere(const std::vector<OnlineAt>& there);
  std::vector<Left> list_here();
  // Visitors who have come or gone since this was asked last, each with whether they are here now.
  std::vector<std::pair<IdentityId, bool>> take_visitor_changes();
  // They count as changed again, as the others could not be told.
  void tell_again(const std::vector<IdentityId>& visitors);
  void tell_all_visitors();

 private:
  struct Entry {
    WorkspaceId workspace_id;
    int sockets = 0;
    Time closed_at{};
  };
  std::mutex mutex_;
  std::unordered_map<UserId, Entry> users_;
  std::unordered_map<UserId, WorkspaceId> elsewhere_;
  std::unordered_map<IdentityId, int> visitors_;  // sockets of each
  std::unordered_set<IdentityId> changed_visitors_;
  bool keeps_visitor_changes_ = false;
};

}  // namespace harken::ws
