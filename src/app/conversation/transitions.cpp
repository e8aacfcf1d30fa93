// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/transitions.hpp"

#include "app/conversation/change.hpp"
#include "core/rules/transitions.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// Stores the changed row, its line in the thread, and the one event.
Result<Conversation> record(Tx& tx, Env& env, const Conversation& before, Conversation after,
                            const Actor* actor, SystemLine line) {
  const auto* action = wire::to_text(line.action);
  if (actor) line.actor = actor->name;
  const auto message = make_system_message(env, after, std::move(line));
  RETURN_IF_ERROR(tx.messages().insert(message));
  after.last_activity_at = message.created_at;
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&before, after};
  change.action = action;
  change.actor = actor;
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return after;
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
  return record(tx, env, before, std::move(after), &actor, std::move(line));
}

Result<Conversation> take_over(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::take_over(after, actor));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor,
                {SystemAction::taken_over, {}, before.holder_name, {}});
}

Result<Conversation> solve(Tx& tx, Env& env, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::solve(after, actor, env.clock.now()));
  if (!changed) return before;
  return record(tx, env, before, std::move(after), &actor, {SystemAction::solved});
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
    ASSIGN_OR_RETURN(const auto department,
                     tx.departments().find(workspace, before.department_id));
    auto after = before;
    return_to_queue(after);
    SystemLine line{SystemAction::returned, {}, {}, department ? department->name : std::string()};
    RETURN_IF_ERROR(record(tx, env, before, std::move(after), nullptr, std::move(line)));
  }
  return {};
}

}  // namespace harken::app
