// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of the staff has a live socket. A user whose last socket closed stays online for a moment: a
// page that reloads is not an absence.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
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
  // Names of some who are online, for the widget's faces.
  std::vector<std::string> names(WorkspaceId workspace, std::size_t limit);

  // True: the user was offline until now.
  bool opened(const Actor& actor);
  void closed(UserId user, Time now);
  struct Left {
    WorkspaceId workspace_id;
    UserId user_id;
  };
  // Whose last socket closed before this time; they are offline from now on.
  std::vector<Left> take_gone(Time closed_before);

 private:
  struct Entry {
    WorkspaceId workspace_id;
    std::string name;
    int sockets = 0;
    Time closed_at{};
  };
  std::mutex mutex_;
  std::unordered_map<UserId, Entry> users_;
};

}  // namespace harken::ws
