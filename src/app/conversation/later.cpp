// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/later.hpp"

#include "app/conversation/change.hpp"
#include "app/conversation/pending_sending.hpp"
#include "app/conversation/record.hpp"
#include "app/conversation/routing.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/later.hpp"

namespace harken::app {

namespace {

SystemLine line_until(SystemAction action, Timestamp until) {
  SystemLine line{action};
  line.until = until;
  return line;
}

Status solve_due(Tx& tx, Env& env, const Conversation& before, Conversation after) {
  SystemLine line{SystemAction::auto_solved, {}, before.holder_name};
  ASSIGN_OR_RETURN(const auto solved,
                   record(tx, env, before, std::move(after), nullptr, std::move(line)));
  RETURN_IF_ERROR(return_planned(tx, env, solved, nullptr));
  RETURN_IF_ERROR(
      notify(tx, env, {before.holder_id, NotificationKind::auto_solved, solved, nullptr}));
  return route_to(tx, env, before.workspace_id, before.holder_id);
}

Status do_one(Tx& tx, Env& env, const Conversation& before) {
  auto after = before;
  if (solve_when_due(after, env.clock.now())) return solve_due(tx, env, before, std::move(after));
  if (!return_when_due(after, env.clock.now())) return {};
  ASSIGN_OR_RETURN(const auto woken,
                   record(tx, env, before, std::move(after), nullptr, {SystemAction::woken}));
  return notify(tx, env, {woken.holder_id, NotificationKind::reminder, woken, nullptr});
}

}  // namespace

Result<Conversation> set_aside(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                               Timestamp until) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::set_aside(after, actor, until, env.clock.now()));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor,
                line_until(SystemAction::set_aside, until));
}

Result<Conversation> plan_solve(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                                Timestamp at) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::plan_solve(after, actor, at, env.clock.now()));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor,
                line_until(SystemAction::solve_planned, at));
}

Result<Conversation> wake(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::wake(after, actor));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor, {SystemAction::woken});
}

Status do_what_is_due(Tx& tx, Env& env, WorkspaceId workspace, ConversationId id) {
  ASSIGN_OR_RETURN(const auto conversation, tx.conversations().find(workspace, id));
  return conversation ? do_one(tx, env, *conversation) : Status();
}

}  // namespace harken::app
