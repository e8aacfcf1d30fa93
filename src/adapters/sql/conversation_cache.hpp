// SPDX-License-Identifier: AGPL-3.0-or-later
// The conversations that the writer has read or written lately, so that the next message in one of
// them asks nothing, which is a round trip to a database in another process and an eighth of the
// writer's time with an embedded one. What is kept is what the database has, with what the open
// transaction has written: whoever owns this forgets all when a transaction is rolled back, when
// somebody else may have written, and when a statement writes rows that a conversation is read
// with.
#pragma once

#include <string_view>
#include <unordered_map>

#include "core/model/conversation.hpp"

namespace harken::sql {

// Whether the statement may change what a conversation is read as.
bool changes_conversations(std::string_view statement);

class ConversationCache {
 public:
  // Null: to be read.
  const Conversation* find(ConversationId) const;
  const Conversation* newest_of(IdentityId) const;
  void keep(const Conversation&);
  void keep_newest(const Conversation&);
  void forget(ConversationId id) { rows_.erase(id.value()); }
  void forget_newest(IdentityId identity) { newest_.erase(identity.value()); }
  void clear();

 private:
  std::unordered_map<std::int64_t, Conversation> rows_;
  std::unordered_map<std::int64_t, ConversationId> newest_;
};

}  // namespace harken::sql
