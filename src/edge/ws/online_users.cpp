// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/online_users.hpp"

namespace harken::ws {

bool OnlineUsers::is_online(UserId user) {
  const std::lock_guard lock(mutex_);
  return users_.contains(user);
}

bool OnlineUsers::is_here(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  return visitors_.contains(identity);
}

void OnlineUsers::visitor_opened(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  ++visitors_[identity];
}

void OnlineUsers::visitor_closed(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  const auto found = visitors_.find(identity);
  if (found != visitors_.end() && --found->second <= 0) visitors_.erase(found);
}

bool OnlineUsers::opened(const Actor& actor) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = users_.try_emplace(actor.user_id);
  found->second.workspace_id = actor.workspace_id;
  ++found->second.sockets;
  return is_new;
}

void OnlineUsers::closed(UserId user, Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = users_.find(user);
  if (found == users_.end()) return;
  --found->second.sockets;
  found->second.closed_at = now;
}

std::vector<OnlineUsers::Left> OnlineUsers::take_gone(Time closed_before) {
  const std::lock_guard lock(mutex_);
  std::vector<Left> gone;
  for (auto it = users_.begin(); it != users_.end();) {
    const bool is_gone = it->second.sockets <= 0 && it->second.closed_at < closed_before;
    if (is_gone) gone.push_back({it->second.workspace_id, it->first});
    it = is_gone ? users_.erase(it) : std::next(it);
  }
  return gone;
}

}  // namespace harken::ws
