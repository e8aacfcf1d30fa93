// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/escalation.hpp"

#include "core/rules/holding.hpp"

namespace harken {

namespace {

bool is_done(const Conversation& conversation, const Actor& actor, const User& supervisor) {
  const auto& escalation = conversation.escalation;
  return escalation && escalation->from_id == actor.user_id &&
         conversation.holder_id == supervisor.id;
}

// Whoever could take the conversation over can be handed it.
bool leads(const User& user, const Conversation& conversation) {
  return user.active && can(actor_of(user), Action::take_over, conversation);
}

}  // namespace

Result<Changed> escalate(Conversation& conversation, const Actor& actor, const User& supervisor,
                         const std::string& reason, Timestamp now) {
  if (conversation.lifecycle == Lifecycle::solved)
    return fail(Errc::conflict, "not_active", "the conversation is solved");
  if (is_done(conversation, actor, supervisor)) return false;
  if (!can_escalate(actor, conversation)) return not_holder(conversation);
  if (supervisor.id == actor.user_id || !leads(supervisor, conversation))
    return fail(Errc::conflict, "not_a_supervisor",
                "the user is no other supervisor of the department", "user_id");
  hold(conversation, supervisor.id, supervisor.name);
  conversation.escalation = Escalation{actor.user_id, actor.name, reason, now};
  return true;
}

}  // namespace harken
