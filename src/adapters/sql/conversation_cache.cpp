// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/conversation_cache.hpp"

#include <algorithm>

#include "adapters/sql/conversation_select.hpp"

namespace harken::sql {
namespace {

// About a kilobyte each.
constexpr std::size_t kMost = 4'096;

// The word that begins at `at`, without quotes.
std::string_view word_at(std::string_view text, std::size_t at) {
  text.remove_prefix(std::min(at, text.size()));
  if (text.starts_with('"')) text.remove_prefix(1);
  return text.substr(0, text.find_first_of(" \"(,;"));
}

// Whether one of the words that follow `before` is taken.
template <class Take>
bool any_word_after(std::string_view text, std::string_view before, Take take) {
  for (auto at = text.find(before); at != text.npos; at = text.find(before, at + 1)) {
    if (take(word_at(text, at + before.size()))) return true;
  }
  return false;
}

bool is_read_with_conversations(std::string_view table) {
  constexpr std::string_view kRead(kSelectConversation.text);
  const auto is_it = [&](std::string_view word) { return word == table; };
  return any_word_after(kRead, "FROM ", is_it) || any_word_after(kRead, "JOIN ", is_it);
}

}  // namespace

// A new row of another table belongs to no conversation that is known.
bool changes_conversations(std::string_view statement) {
  const bool may_replace = statement.contains("DO UPDATE");
  const auto inserts_such = [&](std::string_view table) {
    return table == "conversation" || (may_replace && is_read_with_conversations(table));
  };
  return any_word_after(statement, "INSERT INTO ", inserts_such) ||
         any_word_after(statement, "UPDATE ", is_read_with_conversations) ||
         any_word_after(statement, "DELETE FROM ", is_read_with_conversations);
}

const Conversation* ConversationCache::find(ConversationId id) const {
  const auto found = rows_.find(id.value());
  return found == rows_.end() ? nullptr : &found->second;
}

const Conversation* ConversationCache::newest_of(IdentityId identity) const {
  const auto found = newest_.find(identity.value());
  return found == newest_.end() ? nullptr : find(found->second);
}

void ConversationCache::keep(const Conversation& conversation) {
  if (rows_.size() >= kMost) clear();
  rows_.insert_or_assign(conversation.id.value(), conversation);
}

void ConversationCache::keep_newest(const Conversation& conversation) {
  if (newest_.size() >= kMost) clear();
  keep(conversation);
  newest_.insert_or_assign(conversation.identity_id.value(), conversation.id);
}

void ConversationCache::clear() {
  rows_.clear();
  newest_.clear();
}

}  // namespace harken::sql
