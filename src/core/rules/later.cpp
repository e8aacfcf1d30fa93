// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/later.hpp"

#include "core/rules/holding.hpp"

namespace harken {

namespace {

Status check_time(const char* field, Timestamp at, Timestamp now) {
  if (at <= now) return fail_invalid(field, std::string(field) + " must be in the future");
  if (at > now.plus_seconds(kMaxLaterSeconds))
    return fail_invalid(field, std::string(field) + " is more than a year away");
  return {};
}

Status check_active(const Conversation& conversation) {
  if (conversation.lifecycle == Lifecycle::active) return {};
  return fail(Errc::conflict, "not_active", "the conversation is solved");
}

}  // namespace

Result<Changed> set_aside(Conversation& conversation, const Actor& actor, Timestamp until,
                          Timestamp now) {
  RETURN_IF_ERROR(check_active(conversation));
  if (!can_set_aside(actor, conversation)) return not_holder(conversation);
  RETURN_IF_ERROR(check_time("until", until, now));
  if (conversation.set_aside_until == until) return false;
  conversation.set_aside_until = until;
  return true;
}

Result<Changed> plan_solve(Conversation& conversation, const Actor& actor, Timestamp at,
                           Timestamp now) {
  RETURN_IF_ERROR(check_active(conversation));
  if (!can(actor, Action::solve, conversation) || !conversation.holder_id)
    return not_holder(conversation);
  RETURN_IF_ERROR(check_time("at", at, now));
  if (conversation.solve_at == at) return false;
  conversation.solve_at = at;
  return true;
}

Result<Changed> wake(Conversation& conversation, const Actor& actor) {
  RETURN_IF_ERROR(check_active(conversation));
  if (!can(actor, Action::solve, conversation)) return not_holder(conversation);
  if (!conversation.set_aside_until && !conversation.solve_at) return false;
  conversation.set_aside_until.reset();
  conversation.solve_at.reset();
  return true;
}

Changed return_when_due(Conversation& conversation, Timestamp now) {
  if (!conversation.set_aside_until || *conversation.set_aside_until > now) return false;
  conversation.set_aside_until.reset();
  conversation.turn = Turn::ours;
  // The customer may have been answered; from now on it is us who are waited for.
  if (!conversation.waiting_since) conversation.waiting_since = now;
  return true;
}

Changed solve_when_due(Conversation& conversation, Timestamp now) {
  if (!conversation.solve_at || *conversation.solve_at > now) return false;
  end(conversation, now);
  return true;
}

}  // namespace harken
