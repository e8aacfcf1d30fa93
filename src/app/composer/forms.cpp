// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/forms.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "core/rules/forms.hpp"
#include "core/rules/text.hpp"
#include "ports/forms.hpp"
#include "wire/composer.hpp"

namespace harken::app {

namespace {

Status apply(const EditForm& command, Form& form) {
  if (command.name) form.name = trim(*command.name);
  if (command.title) form.title = trim(*command.title);
  if (command.fields) form.fields = *command.fields;
  return check_form(form);
}

Status announce(Tx& tx, Env& env, const Form& form) {
  return append_workspace_event(tx, env, form.workspace_id, "form.updated",
                                {{"form", wire::encode(form)}});
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto all, tx.forms().list(actor.workspace_id));
  if (all.size() > kMaxForms) return fail_no_room();
  ASSIGN_OR_RETURN(const auto form,
                   tx.forms().find(actor.workspace_id, FormId(deletion.subject_id)));
  return form ? announce(tx, env, *form) : fail_not_found("form");
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.forms().remove(deletion.workspace_id, FormId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kFormDeletion{Deletable::form, Action::edit_library, bring_back,
                                           purge};

Result<Form> create_form(Tx& tx, Env& env, const Actor& actor, const EditForm& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  Form form;
  form.id = env.ids.make<FormId>();
  form.workspace_id = actor.workspace_id;
  RETURN_IF_ERROR(apply(command, form));
  ASSIGN_OR_RETURN(const auto known, tx.forms().list(actor.workspace_id));
  if (known.size() >= kMaxForms)
    return fail(Errc::conflict, "limit_reached", "there are 200 forms already");
  RETURN_IF_ERROR(tx.forms().insert(form));
  RETURN_IF_ERROR(announce(tx, env, form));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"form.created", form.id.to_string(), form.name, nullptr, wire::encode(form)}));
  return form;
}

Result<Form> update_form(Tx& tx, Env& env, const Actor& actor, const EditForm& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  ASSIGN_OR_RETURN(auto form, tx.forms().find(actor.workspace_id, command.id));
  if (!form) return fail_not_found("form");
  if (form->version != command.version) return version_conflict(wire::encode(*form));
  const auto before = wire::encode(*form);
  RETURN_IF_ERROR(apply(command, *form));
  form->version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.forms().update(*form, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, *form));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"form.updated", form->id.to_string(), form->name, before, wire::encode(*form)}));
  return *form;
}

Result<Deletion> delete_form(Tx& tx, Env& env, const Actor& actor, FormId id) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  ASSIGN_OR_RETURN(const auto form, tx.forms().find(actor.workspace_id, id));
  if (!form) return fail_not_found("form");
  ASSIGN_OR_RETURN(const auto deletion,
                   move_to_deleted(tx, env, actor, {Deletable::form, id.value(), form->name}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "form.deleted",
                                         {{"form_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
