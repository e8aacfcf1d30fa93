// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/transitions.hpp"

#include "app/conversation/change.hpp"
#include "app/conversation/pending_sending.hpp"
#include "app/conversation/record.hpp"
#include "app/conversation/routing.hpp"
#include "app/conversation/undo.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/transitions.hpp"
#include "ports/forms.hpp"

namespace harken::app {

namespace {

Result<Conversation> with_undo(Tx& tx, Env& env, const Actor& actor, UndoAction action,
                               const Conversation& before, Result<Conversation> after) {
  if (after) RETURN_IF_ERROR(remember_undo(tx, env, actor, action, before, *after));
  return after;
}

// What has come to a queue goes to whoever is next there, and who has a free hand now gets what
// waits. What was given back to its queue does not come straight back to who has given it.
Result<Conversation> hand_on(Tx& tx, Env& env, const Conversation& before,
                             const Conversation& after) {
  const bool is_given_back = after.department_id == before.department_id;
  RETURN_IF_ERROR(
      route(tx, env, after.workspace_id, after.id, is_given_back ? before.holder_id : UserId{}));
  if (before.holder_id)
    RETURN_IF_ERROR(route_to(tx, env, before.workspace_id, before.holder_id,
                             is_given_back ? after.id : ConversationId{}));
  ASSIGN_OR_RETURN(auto now, tx.conversations().find(after.workspace_id, after.id));
  return now ? *std::move(now) : after;
}

}  // namespace

Result<Conversation> accept(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::accept(after, actor));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor, {SystemAction::accepted});
}

Result<Conversation> reassign(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                              DepartmentId department_id, UserId user_id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  ASSIGN_OR_RETURN(const auto department, tx.departments().find(actor.workspace_id, department_id));
  if (!department) return fail_invalid("department_id", "no such department");
  std::optional<User> user;
  if (user_id) {
    ASSIGN_OR_RETURN(user, tx.users().find(actor.workspace_id, user_id));
    if (!user) return fail_invalid("user_id", "no such user");
  }
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed,
                   harken::reassign(after, actor, {*department, user ? &*user : nullptr}));
  if (!changed) return before;
  SystemLine line{SystemAction::reassigned, {}, after.holder_name, department->name};
  ASSIGN_OR_RETURN(const auto moved,
                   record(tx, env, before, std::move(after), &actor, std::move(line)));
  return with_undo(tx, env, actor, UndoAction::reassign, before, hand_on(tx, env, before, moved));
}

Result<Conversation> take_over(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::take_over(after, actor));
  if (!changed) return before;
  ASSIGN_OR_RETURN(const auto taken,
                   record(tx, env, before, std::move(after), &actor,
                          {SystemAction::taken_over, {}, before.holder_name, {}}));
  return hand_on(tx, env, before, taken);
}

Result<Conversation> solve(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::solve(after, actor, env.clock.now()));
  if (!changed) return before;
  if (!capabilities_of(before.channel_kind).forms)
    RETURN_IF_ERROR(tx.forms().end_talk(before.identity_id));
  ASSIGN_OR_RETURN(const auto solved,
                   record(tx, env, before, std::move(after), &actor, {SystemAction::solved}));
  RETURN_IF_ERROR(return_planned(tx, env, solved, &actor));
  return with_undo(tx, env, actor, UndoAction::solve, before, hand_on(tx, env, before, solved));
}

Result<Conversation> release(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::release(after, actor));
  if (!changed) return before;
  ASSIGN_OR_RETURN(const auto released,
                   record(tx, env, before, std::move(after), &actor, {SystemAction::released}));
  return hand_on(tx, env, before, released);
}

Result<Conversation> reopen(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::reopen(after, actor));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor, {SystemAction::reopened});
}

Status return_held(Tx& tx, Env& env, WorkspaceId workspace, UserId user) {
  ASSIGN_OR_RETURN(const auto held, tx.conversations().list_held_by(workspace, user));
  for (const auto& before : held) {
    ASSIGN_OR_RETURN(const auto department, tx.departments().find(workspace, before.department_id));
    auto after = before;
    return_to_queue(after);
    SystemLine line{SystemAction::returned, {}, {}, department ? department->name : std::string()};
    RETURN_IF_ERROR(record(tx, env, before, std::move(after), nullptr, std::move(line)));
    RETURN_IF_ERROR(route(tx, env, workspace, before.id));
  }
  return {};
}

}  // namespace harken::app
