// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/read_ahead.hpp"

#include <unordered_set>

#include "adapters/sql/conversation_cache.hpp"
#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

// Only PostgreSQL reads ahead. Both lists are ids with commas between them. The newest
// of an identity comes after what else is asked for of it.
constexpr auto kThese =
    kSelectConversation +
    "WHERE c.conversation_id = ANY (string_to_array($1, ',')::bigint[] || "
    "ARRAY(SELECT (SELECT n.conversation_id FROM conversation n WHERE n.identity_id = i "
    "ORDER BY n.conversation_id DESC LIMIT 1) FROM unnest(string_to_array($2, ',')::bigint[]) i)) "
    "ORDER BY c.conversation_id";

struct Wanted {
  std::vector<ConversationId> conversations;
  std::unordered_set<std::int64_t> identities;
};

Wanted wanted_by(SqlSession& session, std::span<const About> works) {
  Wanted wanted;
  for (const About& about : works) {
    if (!needs_read_ahead(session, about)) continue;
    if (about.conversation_id)
      wanted.conversations.push_back(about.conversation_id);
    else
      wanted.identities.insert(about.identity_id.value());
  }
  return wanted;
}

}  // namespace

bool needs_read_ahead(SqlSession& session, const About& about) {
  const auto* cache = session.conversations();
  if (cache == nullptr || !session.reads_ahead()) return false;
  if (about.conversation_id) return cache->find(about.conversation_id) == nullptr;
  return about.identity_id && cache->newest_of(about.identity_id) == nullptr;
}

Status read_ahead(SqlSession& session, std::span<const About> works) {
  const auto wanted = wanted_by(session, works);
  // One alone may as well be asked for by whoever needs it.
  if (wanted.conversations.size() + wanted.identities.size() < 2) return {};
  std::vector<IdentityId> identities;
  for (const auto id : wanted.identities) identities.emplace_back(id);
  ASSIGN_OR_RETURN(const auto found,
                   list_rows(session, kThese, read_conversation, join_ids(wanted.conversations),
                             join_ids(identities)));
  auto* cache = session.conversations();
  for (const auto& conversation : found) {
    if (wanted.identities.contains(conversation.identity_id.value()))
      cache->keep_newest(conversation);
    else
      cache->keep(conversation);
  }
  return {};
}

}  // namespace harken::sql
