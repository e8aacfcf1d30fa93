// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/pending_reply.hpp"

namespace harken {

Status check_send_at(Timestamp at, Timestamp now) {
  if (at <= now) return fail_invalid("send_at", "send_at is a time to come");
  if (at > now.plus_seconds(kLatestSendSeconds))
    return fail_invalid("send_at", "send_at is at most a year away");
  return {};
}

bool can_manage(const Actor& actor, const PendingReply& reply, const Conversation& conversation) {
  return actor.user_id == reply.user_id || can(actor, Action::reply, conversation);
}

Status check_may_go(const PendingReply& reply, const Conversation& conversation) {
  if (conversation.lifecycle == Lifecycle::active || reply.kind == PendingKind::undo) return {};
  return fail(Errc::conflict, "not_active", "the conversation is solved");
}

}  // namespace harken
