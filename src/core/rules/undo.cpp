// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/undo.hpp"

#include <algorithm>

namespace harken {

namespace {

bool is_same_access(const std::vector<Access>& left, const std::vector<Access>& right) {
  return std::ranges::equal(left, right, [](const Access& a, const Access& b) {
    return a.id == b.id && a.level == b.level;
  });
}

std::optional<Timestamp> escalated_at(const Facts& facts) {
  return facts.escalation.transform([](const Escalation& each) { return each.at; });
}

// Receipts, reading and labels do not count: the customer who reads the last words is no reason.
bool is_unchanged(const Facts& then, const Facts& now) {
  return then.department_id == now.department_id && then.holder_id == now.holder_id &&
         then.lifecycle == now.lifecycle && then.last_message_id == now.last_message_id &&
         then.set_aside_until == now.set_aside_until && then.solve_at == now.solve_at &&
         escalated_at(then) == escalated_at(now) && is_same_access(then.access, now.access);
}

void restore(Conversation& conversation, const Facts& facts) {
  conversation.department_id = facts.department_id;
  conversation.holder_id = facts.holder_id;
  conversation.holder_name = facts.holder_name;
  conversation.escalation = facts.escalation;
  conversation.access = facts.access;
  conversation.set_aside_until = facts.set_aside_until;
  conversation.solve_at = facts.solve_at;
  conversation.lifecycle = facts.lifecycle;
  conversation.solved_at = facts.solved_at;
  conversation.waiting_since = facts.waiting_since;
  conversation.unread = facts.unread;
}

}  // namespace

Facts facts_of(const Conversation& conversation) {
  Facts facts;
  facts.department_id = conversation.department_id;
  facts.holder_id = conversation.holder_id;
  facts.holder_name = conversation.holder_name;
  facts.escalation = conversation.escalation;
  facts.access = conversation.access;
  facts.set_aside_until = conversation.set_aside_until;
  facts.solve_at = conversation.solve_at;
  facts.lifecycle = conversation.lifecycle;
  facts.solved_at = conversation.solved_at;
  facts.waiting_since = conversation.waiting_since;
  facts.unread = conversation.unread;
  if (conversation.last_message) facts.last_message_id = conversation.last_message->id;
  return facts;
}

Status undo(Conversation& conversation, const Undo& undo, const Actor& actor, Timestamp now) {
  if (undo.actor_id != actor.user_id)
    return fail(Errc::forbidden, "forbidden", "only who did it takes it back");
  if (now > undo.at.plus_seconds(kUndoSeconds))
    return fail(Errc::conflict, "too_late", "it can be taken back for two minutes");
  if (!is_unchanged(undo.after, facts_of(conversation)))
    return fail(Errc::conflict, "version_conflict", "the conversation has changed meanwhile");
  restore(conversation, undo.before);
  return {};
}

}  // namespace harken
