// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/access_requests.hpp"

#include <algorithm>

#include "core/rules/holding.hpp"

namespace harken {

namespace {

Status check_open_for_requests(const Conversation& conversation, const Actor& actor) {
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  if (!conversation.holder_id)
    return fail(Errc::conflict, "not_held", "nobody holds it; accept it instead");
  if (conversation.holder_id == actor.user_id)
    return fail(Errc::conflict, "is_holder", "the actor holds the conversation");
  if (conversation.access.size() >= kMostAccesses)
    return fail(Errc::conflict, "too_many", "too many colleagues have asked already");
  return {};
}

}  // namespace

const Access* find_access_of(const Conversation& conversation, UserId user) {
  const auto found = std::ranges::find(conversation.access, user, &Access::user_id);
  return found == conversation.access.end() ? nullptr : &*found;
}

Result<Access> get_access(const Conversation& conversation, AccessRequestId id) {
  const auto found = std::ranges::find(conversation.access, id, &Access::id);
  if (found == conversation.access.end()) return fail_not_found("open access request");
  return *found;
}

Result<Changed> request_access(Conversation& conversation, const Actor& actor, Access request) {
  if (find_access_of(conversation, actor.user_id)) return false;
  RETURN_IF_ERROR(check_open_for_requests(conversation, actor));
  conversation.access.push_back(std::move(request));
  return true;
}

Result<Changed> grant_access(Conversation& conversation, const Actor& actor, AccessRequestId id,
                             AccessLevel level, bool is_exclusive) {
  const auto found = std::ranges::find(conversation.access, id, &Access::id);
  if (found == conversation.access.end()) return fail_not_found("open access request");
  const bool may_decide = can_decide_access(actor, conversation) && found->user_id != actor.user_id;
  if (!may_decide) return not_holder(conversation);
  if (level == AccessLevel::write && is_exclusive)
    return fail(Errc::conflict, "exclusive_department",
                "only the holder writes in this department; reassign it instead");
  if (found->level == level) return false;
  found->level = level;
  return true;
}

Status end_access(Conversation& conversation, const Actor& actor, AccessRequestId id) {
  const auto found = std::ranges::find(conversation.access, id, &Access::id);
  if (found == conversation.access.end()) return fail_not_found("open access request");
  const bool may_end = found->user_id == actor.user_id || can_decide_access(actor, conversation);
  if (!may_end) return not_holder(conversation);
  conversation.access.erase(found);
  return {};
}

}  // namespace harken
