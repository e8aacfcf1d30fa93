// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/undo.hpp"

#include "app/conversation/record.hpp"
#include "core/rules/undo.hpp"
#include "ports/undos.hpp"

namespace harken::app {

namespace {

// To the customer, what was solved is open again; a reassignment was ours alone.
SystemLine line_of(UndoAction action) {
  return {action == UndoAction::solve ? SystemAction::reopened : SystemAction::undone};
}

Status check_holder(Tx& tx, const Conversation& conversation) {
  if (!conversation.holder_id) return {};
  ASSIGN_OR_RETURN(const auto holder,
                   tx.users().find(conversation.workspace_id, conversation.holder_id));
  if (holder && holder->active) return {};
  return fail(Errc::conflict, "version_conflict", "who held it is gone");
}

}  // namespace

Status remember_undo(Tx& tx, Env& env, const Actor& actor, UndoAction action,
                     const Conversation& before, const Conversation& after) {
  return tx.undos().remember({after.id, after.workspace_id, actor.user_id, action, after.version,
                              facts_of(before), facts_of(after), env.clock.now()});
}

Result<Conversation> undo(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                          std::int64_t version) {
  // Whom it was reassigned away from may no longer see it: the undo itself says who may.
  ASSIGN_OR_RETURN(const auto done, tx.undos().find(actor.workspace_id, id));
  const bool is_own = done && done->actor_id == actor.user_id && done->version == version;
  if (!is_own) return fail_not_found("change to take back");
  ASSIGN_OR_RETURN(const auto before, tx.conversations().find(actor.workspace_id, id));
  if (!before) return fail_not_found("conversation");
  auto after = *before;
  RETURN_IF_ERROR(harken::undo(after, *done, actor, env.clock.now()));
  RETURN_IF_ERROR(check_holder(tx, after));
  RETURN_IF_ERROR(tx.undos().remove(id));
  return record(tx, env, *before, std::move(after), &actor, line_of(done->action));
}

}  // namespace harken::app
