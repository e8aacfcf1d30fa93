// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/online_users.hpp"

namespace harken::ws {

bool OnlineUsers::is_online(UserId user) {
  const std::lock_guard lock(mutex_);
  return users_.contains(user) || elsewhere_.contains(user);
}

bool OnlineUsers::is_online_here(UserId user) {
  const std::lock_guard lock(mutex_);
  return users_.contains(user);
}

bool OnlineUsers::is_here(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  return visitors_.contains(identity);
}

void OnlineUsers::visitor_opened(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  if (++visitors_[identity] == 1 && keeps_visitor_changes_) changed_visitors_.insert(identity);
}

void OnlineUsers::visitor_closed(IdentityId identity) {
  const std::lock_guard lock(mutex_);
  const auto found = visitors_.find(identity);
  if (found == visitors_.end() || --found->second > 0) return;
  visitors_.erase(found);
  if (keeps_visitor_changes_) changed_visitors_.insert(identity);
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

OnlineUsers::Changes OnlineUsers::set_elsewhere(const std::vector<OnlineAt>& there) {
  std::unordered_map<UserId, WorkspaceId> now;
  for (const auto& each : there) now.emplace(each.user_id, each.workspace_id);
  const std::lock_guard lock(mutex_);
  Changes changes;
  for (const auto& [user, workspace] : now)
    if (!elsewhere_.contains(user) && !users_.contains(user))
      changes.came.push_back({workspace, user});
  for (const auto& [user, workspace] : elsewhere_)
    if (!now.contains(user) && !users_.contains(user)) changes.went.push_back({workspace, user});
  elsewhere_ = std::move(now);
  return changes;
}

std::vector<OnlineUsers::Left> OnlineUsers::list_here() {
  const std::lock_guard lock(mutex_);
  std::vector<Left> here;
  for (const auto& [user, entry] : users_) here.push_back({entry.workspace_id, user});
  return here;
}

std::vector<std::pair<IdentityId, bool>> OnlineUsers::take_visitor_changes() {
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<IdentityId, bool>> changes;
  for (const auto identity : changed_visitors_)
    changes.emplace_back(identity, visitors_.contains(identity));
  changed_visitors_.clear();
  return changes;
}

void OnlineUsers::tell_again(const std::vector<IdentityId>& visitors) {
  const std::lock_guard lock(mutex_);
  changed_visitors_.insert(visitors.begin(), visitors.end());
}

void OnlineUsers::tell_all_visitors() {
  const std::lock_guard lock(mutex_);
  for (const auto& [identity, sockets] : visitors_) changed_visitors_.insert(identity);
}

}  // namespace harken::ws
