// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/lookers.hpp"

#include <algorithm>

namespace harken::ws {

namespace {

// More than look at once: a stranger on the bus can name any.
constexpr std::size_t kMostElsewhere = 20'000;

}  // namespace

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
  const auto is_known = [&](UserId user) {
    return user == who.user_id || looks_here(conversation, user);
  };
  for (auto it = elsewhere_.lower_bound({conversation, UserId{}});
       it != elsewhere_.end() && it->first.first == conversation; ++it)
    if (!is_known(it->first.second)) others.push_back(it->second.who);
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

std::vector<LooksAt> Lookers::list_here() {
  const std::lock_guard lock(mutex_);
  std::vector<LooksAt> all;
  for (const auto& [conversation, entries] : entries_)
    for (const auto& entry : entries) all.push_back({conversation, entry.who});
  return all;
}

void Lookers::begin_elsewhere(ConversationId conversation, const Looker& who, Time until) {
  const std::lock_guard lock(mutex_);
  if (elsewhere_.size() < kMostElsewhere)
    elsewhere_.insert_or_assign({conversation, who.user_id}, Elsewhere{who, until});
}

bool Lookers::renew_elsewhere(ConversationId conversation, UserId user, Time until) {
  const std::lock_guard lock(mutex_);
  const auto found = elsewhere_.find({conversation, user});
  if (found == elsewhere_.end()) return false;
  found->second.until = until;
  return true;
}

bool Lookers::is_elsewhere(ConversationId conversation, UserId user) {
  const std::lock_guard lock(mutex_);
  return elsewhere_.contains({conversation, user});
}

std::optional<Looker> Lookers::end_elsewhere(ConversationId conversation, UserId user) {
  const std::lock_guard lock(mutex_);
  const auto ended = elsewhere_.extract(std::pair{conversation, user});
  if (ended.empty() || looks_here(conversation, user)) return std::nullopt;
  return ended.mapped().who;
}

std::vector<LooksAt> Lookers::take_silent(Time now) {
  const std::lock_guard lock(mutex_);
  std::vector<LooksAt> silent;
  std::erase_if(elsewhere_, [&](const auto& each) {
    const auto& [where, entry] = each;
    if (entry.until > now) return false;
    if (!looks_here(where.first, where.second)) silent.push_back({where.first, entry.who});
    return true;
  });
  return silent;
}

bool Lookers::looks_here(ConversationId conversation, UserId user) const {
  const auto found = entries_.find(conversation);
  return found != entries_.end() && std::ranges::any_of(found->second, [user](const Entry& each) {
           return each.who.user_id == user;
         });
}

}  // namespace harken::ws
