// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/access.hpp"

namespace harken {

namespace {

// What the scope reaches; whoever holds a conversation has it in every scope.
bool reaches(Scope scope, const Actor& actor, const Audience& subject) {
  switch (scope) {
    case Scope::none:
      return false;
    case Scope::all:
      return true;
    case Scope::own:
      return subject.holder_id == actor.user_id;
    case Scope::department:
      return subject.holder_id == actor.user_id || actor.is_member(subject.department_id);
  }
  return false;
}

}  // namespace

bool can_see(const Actor& actor, const Audience& audience) {
  if (audience.everyone) return true;
  const bool is_private = !audience.department_id;
  if (is_private) return audience.holder_id && audience.holder_id == actor.user_id;
  const bool has_escalated = audience.escalated_from_id == actor.user_id;
  return has_escalated || reaches(actor.scope_of(Action::see), actor, audience);
}

bool has_access(const Actor& actor, AccessLevel level, const Conversation& conversation) {
  return std::ranges::any_of(conversation.access, [&](const Access& each) {
    return each.user_id == actor.user_id && each.level >= level;
  });
}

namespace {

// What the holder lets a colleague do here goes beyond their scope, not beyond their role.
bool is_let_in(const Actor& actor, Action action, const Conversation& conversation) {
  if (actor.scope_of(action) == Scope::none) return false;
  if (action == Action::reply) return has_access(actor, AccessLevel::write, conversation);
  return action == Action::write_note &&
         has_access(actor, AccessLevel::read_and_note, conversation);
}

}  // namespace

bool can(const Actor& actor, Action action, const Conversation& conversation) {
  if (actor.workspace_id != conversation.workspace_id) return false;
  const auto subject = audience_of(conversation);
  if (!can_see(actor, subject)) return false;
  if (action == Action::see || is_let_in(actor, action, conversation)) return true;
  // Who sees it only because they escalated it reads, and does nothing more.
  if (!reaches(actor.scope_of(Action::see), actor, subject)) return false;
  if (!reaches(actor.scope_of(action), actor, subject)) return false;
  // Nobody answers over a colleague's head: beyond one's own there is only what nobody holds.
  const bool is_held_by_other = conversation.holder_id && conversation.holder_id != actor.user_id;
  return action != Action::reply || !is_held_by_other;
}

bool can_escalate(const Actor& actor, const Conversation& conversation) {
  return conversation.holder_id == actor.user_id && can(actor, Action::reassign, conversation);
}

bool can_set_aside(const Actor& actor, const Conversation& conversation) {
  return conversation.holder_id == actor.user_id && can(actor, Action::solve, conversation);
}

bool can_decide_access(const Actor& actor, const Conversation& conversation) {
  return can(actor, Action::reassign, conversation);
}

bool can(const Actor& actor, Action action) { return actor.scope_of(action) == Scope::all; }

bool can_administer(const Actor& actor) { return can(actor, Action::manage_workspace); }

bool can_edit_labels(const Actor& actor) { return can(actor, Action::edit_labels); }

bool can_edit_knowledge(const Actor& actor) { return can(actor, Action::edit_knowledge); }

bool can_grant(const Actor& actor, const Rights& rights) {
  return rights.rank <= actor.rights.rank && rights.permissions.is_within(actor.rights.permissions);
}

bool can_edit_person(const Actor& actor, const User& user) {
  return can(actor, Action::manage_people) && user.rights.rank <= actor.rights.rank;
}

bool can_let_into(const Actor& actor, DepartmentId department) {
  return reaches(actor.scope_of(Action::see), actor, {false, department, {}});
}

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
  return reply.scope == CannedScope::personal || can(actor, Action::edit_canned_replies);
}

bool can_oversee(const Actor& actor) {
  return actor.scope_of(Action::oversee) >= Scope::department;
}

bool can_set_status(const Actor& actor, const User& user) {
  if (actor.workspace_id != user.workspace_id) return false;
  if (actor.user_id == user.id || actor.scope_of(Action::oversee) == Scope::all) return true;
  const auto shares = [&](DepartmentId department) { return actor.is_member(department); };
  return can_oversee(actor) && std::ranges::any_of(user.department_ids, shares);
}

}  // namespace harken
