// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/escalation.hpp"

#include "app/conversation/change.hpp"
#include "app/conversation/record.hpp"
#include "app/conversation/routing.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/escalation.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

Result<Conversation> escalate(Tx& tx, Env& env, const Actor& actor, const Escalate& command) {
  const std::string reason(trim(command.reason));
  RETURN_IF_ERROR(check_text("reason", reason, kMaxReasonLength));
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, command.conversation_id));
  ASSIGN_OR_RETURN(const auto supervisor, tx.users().find(actor.workspace_id, command.user_id));
  if (!supervisor) return fail_invalid("user_id", "no such user");
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed,
                   harken::escalate(after, actor, *supervisor, reason, env.clock.now()));
  if (!changed) return before;
  SystemLine line{SystemAction::escalated, {}, supervisor->name};
  line.reason = reason;
  ASSIGN_OR_RETURN(const auto escalated,
                   record(tx, env, before, std::move(after), &actor, std::move(line)));
  RETURN_IF_ERROR(
      notify(tx, env, {supervisor->id, NotificationKind::escalated, escalated, &actor, reason}));
  // Who has a free hand now gets what waits.
  RETURN_IF_ERROR(route_to(tx, env, actor.workspace_id, actor.user_id));
  return escalated;
}

}  // namespace harken::app
