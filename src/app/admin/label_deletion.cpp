// SPDX-License-Identifier: AGPL-3.0-or-later
// A label comes off every conversation, and back onto them.
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/admin/structure.hpp"
#include "ports/deletions.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Result<Label> get_label(Tx& tx, WorkspaceId workspace, LabelId id) {
  ASSIGN_OR_RETURN(const auto label, tx.labels().find(workspace, id));
  if (!label) return fail_not_found("label");
  return *label;
}

// One event, however many conversations have it again: clients ask anew.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  const LabelId id(deletion.subject_id);
  ASSIGN_OR_RETURN(const auto label, get_label(tx, actor.workspace_id, id));
  RETURN_IF_ERROR(tx.deletions().put_label_back(deletion.id, id));
  return append_workspace_event(tx, env, actor.workspace_id, "label.restored",
                                {{"label", wire::encode(label)}});
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.labels().remove(deletion.workspace_id, LabelId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kLabelDeletion{Deletable::label, Action::edit_labels, bring_back,
                                            purge};

Result<Deletion> delete_label(Tx& tx, Env& env, const Actor& actor, LabelId id) {
  RETURN_IF_ERROR(require(actor, Action::edit_labels));
  ASSIGN_OR_RETURN(const auto label, get_label(tx, actor.workspace_id, id));
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {Deletable::label, id.value(), label.name,
                                                         wire::encode(label)}));
  RETURN_IF_ERROR(tx.deletions().take_label_off(deletion.id, id));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "label.deleted",
                                         {{"label_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
