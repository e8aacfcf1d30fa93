// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/lookers.hpp"

#include <algorithm>

namespace harken::ws {

std::vector<Looker> Lookers::begin(ConversationId conversation, const Looker& who, bool& is_first) {
  const std::lock_guard lock(mutex_);
  auto& entries = entries_[conversation];
  std::vector<Looker> others;
  is_first = true;
  for (auto& entry : entries) {
    if (entry.who.user_id != who.user_id) {
      others.push_back(entry.who);
      continue;
    }
    ++entry.sockets;
    is_first = false;
  }
  if (is_first) entries.push_back({who, 1});
  return others;
}

std::vector<Looker> Lookers::list(ConversationId conversation) {
  const std::lock_guard lock(mutex_);
  std::vector<Looker> lookers;
  const auto found = entries_.find(conversation);
  if (found == entries_.end()) return lookers;
  for (const auto& entry : found->second) lookers.push_back(entry.who);
  return lookers;
}

bool Lookers::end(ConversationId conversation, UserId user) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(conversation);
  if (found == entries_.end()) return false;
  auto& entries = found->second;
  const auto entry =
      std::ranges::find(entries, user, [](const Entry& each) { return each.who.user_id; });
  if (entry == entries.end() || --entry->sockets > 0) return false;
  entries.erase(entry);
  if (entries.empty()) entries_.erase(found);
  return true;
}

}  // namespace harken::ws
