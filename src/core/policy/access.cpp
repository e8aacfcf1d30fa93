// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/access.hpp"

namespace harken {

bool can_see(const Actor& actor, const Audience& audience) {
  const bool is_private = !audience.everyone && !audience.department_id;
  if (is_private) return audience.holder_id == actor.user_id;
  if (audience.everyone || actor.role == Role::admin) return true;
  return audience.holder_id == actor.user_id || actor.is_member(audience.department_id);
}

bool can(const Actor& actor, Action action, const Conversation& conversation) {
  if (actor.workspace_id != conversation.workspace_id) return false;
  if (!can_see(actor, audience_of(conversation))) return false;
  const bool holds = conversation.holder_id == actor.user_id;
  const bool leads = actor.role != Role::agent;
  switch (action) {
    case Action::see:
    case Action::label:
    case Action::write_note:
      return true;
    case Action::accept:
    case Action::reopen:
      return actor.role == Role::admin || actor.is_member(conversation.department_id) || holds;
    case Action::take_over:
      return actor.role == Role::admin || (leads && actor.is_member(conversation.department_id));
    case Action::reply:
      return holds || (leads && !conversation.holder_id);
    case Action::reassign:
    case Action::solve:
      return holds || leads;
  }
  return false;
}

bool can_administer(const Actor& actor) { return actor.role == Role::admin; }

bool can_edit_labels(const Actor& actor) { return actor.role != Role::agent; }

Audience audience_of(const CannedReply& reply) {
  switch (reply.scope) {
    case CannedScope::personal:
      return only_for(reply.owner_id);
    case CannedScope::department:
      return {false, reply.department_id, {}};
    case CannedScope::workspace:
      break;
  }
  return {.everyone = true};
}

bool can_edit(const Actor& actor, const CannedReply& reply) {
  if (actor.workspace_id != reply.workspace_id || !can_see(actor, audience_of(reply))) return false;
  return reply.scope == CannedScope::personal || actor.role != Role::agent;
}

}  // namespace harken
