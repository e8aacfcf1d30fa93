// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/transitions.hpp"

#include <algorithm>

#include "core/rules/holding.hpp"
#include "core/rules/text.hpp"

namespace harken {

Result<Changed> accept(Conversation& conversation, const Actor& actor) {
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  if (conversation.holder_id == actor.user_id) return false;
  if (conversation.holder_id)
    return refuse_by_holder(conversation, "already_accepted", Errc::conflict,
                            "somebody else was faster");
  if (!can(actor, Action::accept, conversation))
    return fail(Errc::forbidden, "forbidden", "only members of the department accept");
  hold(conversation, actor.user_id, actor.name);
  return true;
}

Result<Changed> reassign(Conversation& conversation, const Actor& actor,
                         const ReassignTarget& target) {
  if (!can(actor, Action::reassign, conversation)) return not_holder(conversation);
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  const auto new_holder = target.user ? target.user->id : UserId{};
  if (target.user) {
    const auto& members = target.department.member_ids;
    if (!target.user->active || !std::ranges::binary_search(members, target.user->id))
      return fail(Errc::conflict, "not_a_member", "the user is no active member of the department");
  }
  if (conversation.department_id == target.department.id && conversation.holder_id == new_holder)
    return false;
  conversation.department_id = target.department.id;
  hold(conversation, new_holder, target.user ? target.user->name : std::string());
  return true;
}

Result<Changed> take_over(Conversation& conversation, const Actor& actor) {
  if (!can(actor, Action::take_over, conversation))
    return fail(Errc::forbidden, "forbidden", "only supervisors of the department take over");
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  if (conversation.holder_id == actor.user_id) return false;
  const auto escalation = std::move(conversation.escalation);
  hold(conversation, actor.user_id, actor.name);
  // Another supervisor answers what was escalated; who escalated it still looks on.
  if (escalation && escalation->from_id != actor.user_id) conversation.escalation = escalation;
  return true;
}

Result<Changed> release(Conversation& conversation, const Actor& actor) {
  if (!can(actor, Action::reassign, conversation)) return not_holder(conversation);
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  if (!conversation.holder_id) return false;
  hold(conversation, UserId{}, {});
  return true;
}

Result<Changed> solve(Conversation& conversation, const Actor& actor, Timestamp now) {
  if (conversation.lifecycle == Lifecycle::solved) return false;
  if (!can(actor, Action::solve, conversation)) return not_holder(conversation);
  end(conversation, now);
  return true;
}

Result<Changed> reopen(Conversation& conversation, const Actor& actor) {
  if (conversation.lifecycle != Lifecycle::solved)
    return fail(Errc::conflict, "not_solved", "the conversation is not solved");
  if (!can(actor, Action::reopen, conversation))
    return fail(Errc::forbidden, "forbidden", "only members of the department reopen");
  conversation.lifecycle = Lifecycle::active;
  conversation.solved_at.reset();
  conversation.turn = Turn::ours;
  hold(conversation, actor.user_id, actor.name);
  return true;
}

Status prepare_reply(Conversation& conversation, const Actor& actor) {
  if (!can(actor, Action::reply, conversation)) return not_holder(conversation);
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved; reopen it first");
  if (!conversation.holder_id) hold(conversation, actor.user_id, actor.name);
  return {};
}

void add_reply(Conversation& conversation, const Message& message) {
  if (conversation.last_message)
    conversation.staff_read_id =
        std::max(conversation.staff_read_id, conversation.last_message->id);
  conversation.last_message = last_of(message);
  conversation.last_activity_at = message.created_at;
  conversation.turn = Turn::theirs;
  conversation.waiting_since.reset();
  conversation.unread = 0;
}

void add_question(Conversation& conversation, const Message& message) {
  conversation.last_message = last_of(message);
  conversation.last_activity_at = message.created_at;
}

bool takes_customer_message(const Conversation& conversation, Timestamp now) {
  if (conversation.lifecycle == Lifecycle::active) return true;
  return conversation.solved_at && now < conversation.solved_at->plus_seconds(kReopenWindowSeconds);
}

namespace {

void add_machine_message(Conversation& conversation, const Message& message) {
  conversation.last_message = last_of(message);
  conversation.last_activity_at = message.created_at;
  if (conversation.lifecycle == Lifecycle::active) conversation.unread += 1;
}

}  // namespace

void add_customer_message(Conversation& conversation, const Message& message,
                          bool holder_is_there) {
  const bool begins = !conversation.last_message;
  if (is_by_machine(message) && !begins) return add_machine_message(conversation, message);
  if (conversation.lifecycle == Lifecycle::solved) {
    conversation.lifecycle = Lifecycle::active;
    conversation.solved_at.reset();
    if (!holder_is_there) hold(conversation, UserId{}, {});
  }
  conversation.set_aside_until.reset();
  conversation.solve_at.reset();
  // Who writes has the window open: everything before it has been read.
  if (conversation.last_message) {
    const auto before = conversation.last_message->id;
    conversation.customer_read_id = std::max(conversation.customer_read_id, before);
    conversation.customer_delivered_id = std::max(conversation.customer_delivered_id, before);
  }
  if (!conversation.waiting_since) conversation.waiting_since = message.created_at;
  conversation.turn = Turn::ours;
  conversation.last_message = last_of(message);
  conversation.last_activity_at = message.created_at;
  conversation.unread += 1;
}

void give_to(Conversation& conversation, UserId user, const std::string& name) {
  hold(conversation, user, name);
}

void return_to_queue(Conversation& conversation) { hold(conversation, UserId{}, {}); }

}  // namespace harken
