// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/undo_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Undo& to) {
  read_columns(row, 0, to.conversation_id, to.workspace_id, to.actor_id, to.version, to.at);
  to.action = enum_of(row.text(5), [](UndoAction value) { return wire::to_text(value); },
                      {UndoAction::solve, UndoAction::reassign});
  to.before = wire::load_facts(row.text(6));
  to.after = wire::load_facts(row.text(7));
}

}  // namespace

Status UndoRows::remember(const Undo& undo) {
  return execute(session_,
                 "INSERT INTO conversation_undo (conversation_id, workspace_id, actor_id, version, "
                 "at, action, facts_before, facts_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
                 "ON CONFLICT (conversation_id) DO UPDATE SET actor_id = excluded.actor_id, "
                 "version = excluded.version, at = excluded.at, action = excluded.action, "
                 "facts_before = excluded.facts_before, facts_after = excluded.facts_after",
                 undo.conversation_id, undo.workspace_id, undo.actor_id, undo.version, undo.at,
                 wire::to_text(undo.action), wire::store_facts(undo.before),
                 wire::store_facts(undo.after));
}

Found<Undo> UndoRows::find(WorkspaceId workspace, ConversationId conversation) {
  return find_row<Undo>(session_,
                        "SELECT conversation_id, workspace_id, actor_id, version, at, action, "
                        "facts_before, facts_after FROM conversation_undo "
                        "WHERE workspace_id = $1 AND conversation_id = $2",
                        read, workspace, conversation);
}

Status UndoRows::remove(ConversationId conversation) {
  return execute(session_, "DELETE FROM conversation_undo WHERE conversation_id = $1",
                 conversation);
}

Status UndoRows::remove_older_than(Timestamp at) {
  return execute(session_, "DELETE FROM conversation_undo WHERE at < $1", at);
}

}  // namespace harken::sql
