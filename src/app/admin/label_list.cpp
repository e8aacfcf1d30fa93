// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/structure.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr std::array kColors{"gray", "red",  "orange", "yellow", "green",
                             "teal", "blue", "violet", "pink"};

Status apply(Tx& tx, const EditLabel& command, Label& label) {
  if (command.name) {
    ASSIGN_OR_RETURN(label.name, check_name("name", *command.name, 50));
    ASSIGN_OR_RETURN(const auto same, tx.labels().find_by_name(label.workspace_id, label.name));
    if (same && same->id != label.id)
      return fail(Errc::conflict, "already_exists", "there is a label of this name", "name");
  }
  if (command.color) {
    if (std::ranges::find(kColors, *command.color) == kColors.end())
      return fail_invalid("color", "not one of the colours");
    label.color = *command.color;
  }
  return {};
}

Status announce(Tx& tx, Env& env, const Label& label) {
  return append_workspace_event(tx, env, label.workspace_id, "label.updated",
                                {{"label", wire::encode(label)}});
}

}  // namespace

Result<Label> create_label(Tx& tx, Env& env, const Actor& actor, const EditLabel& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_labels));
  Label label;
  label.id = env.ids.make<LabelId>();
  label.workspace_id = actor.workspace_id;
  RETURN_IF_ERROR(apply(tx, command, label));
  RETURN_IF_ERROR(tx.labels().insert(label));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"label.created", label.id.to_string(), label.name, nullptr, wire::encode(label)}));
  RETURN_IF_ERROR(announce(tx, env, label));
  return label;
}

Result<Label> update_label(Tx& tx, Env& env, const Actor& actor, const EditLabel& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_labels));
  ASSIGN_OR_RETURN(auto label, tx.labels().find(actor.workspace_id, command.id));
  if (!label) return fail_not_found("label");
  if (label->version != command.version) return version_conflict(wire::encode(*label));
  const auto before = wire::encode(*label);
  RETURN_IF_ERROR(apply(tx, command, *label));
  label->version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.labels().update(*label, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"label.updated", label->id.to_string(), label->name, before, wire::encode(*label)}));
  RETURN_IF_ERROR(announce(tx, env, *label));
  return *label;
}

}  // namespace harken::app
