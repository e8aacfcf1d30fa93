// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/attributes.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "ports/contact_attributes.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kMostAttributes = 30;

Status apply(Tx& tx, const EditContactAttribute& command, ContactAttribute& attribute) {
  if (command.name) {
    ASSIGN_OR_RETURN(attribute.name, check_name("name", *command.name, 50));
    ASSIGN_OR_RETURN(const auto same,
                     tx.contact_attributes().find_by_name(attribute.workspace_id, attribute.name));
    if (same && same->id != attribute.id)
      return fail(Errc::conflict, "already_exists", "there is an attribute of this name", "name");
  }
  if (command.position) {
    if (*command.position < 0 || *command.position > 1'000)
      return fail_invalid("position", "position is a number from 0 to 1000");
    attribute.position = *command.position;
  }
  return {};
}

Status announce(Tx& tx, Env& env, const ContactAttribute& attribute) {
  return append_workspace_event(tx, env, attribute.workspace_id, "contact_attribute.updated",
                                {{"contact_attribute", wire::encode(attribute)}});
}

// The values that customers have were never touched.
Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto all, tx.contact_attributes().list(actor.workspace_id));
  if (all.size() > kMostAttributes) return fail_no_room();
  ASSIGN_OR_RETURN(
      const auto attribute,
      tx.contact_attributes().find(actor.workspace_id, ContactAttributeId(deletion.subject_id)));
  return attribute ? announce(tx, env, *attribute) : fail_not_found("attribute");
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.contact_attributes().remove(deletion.workspace_id,
                                        ContactAttributeId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kContactAttributeDeletion{Deletable::contact_attribute,
                                                       Action::manage_workspace, bring_back, purge};

Result<ContactAttribute> create_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                                  const EditContactAttribute& command) {
  RETURN_IF_ERROR(require_admin(actor));
  ASSIGN_OR_RETURN(const auto known, tx.contact_attributes().list(actor.workspace_id));
  if (known.size() >= kMostAttributes)
    return fail(Errc::conflict, "too_many", "there are 30 attributes already");
  ContactAttribute attribute;
  attribute.id = env.ids.make<ContactAttributeId>();
  attribute.workspace_id = actor.workspace_id;
  attribute.position = known.empty() ? 0 : known.back().position + 1;
  RETURN_IF_ERROR(apply(tx, command, attribute));
  RETURN_IF_ERROR(tx.contact_attributes().insert(attribute));
  RETURN_IF_ERROR(announce(tx, env, attribute));
  return attribute;
}

Result<ContactAttribute> update_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                                  const EditContactAttribute& command) {
  RETURN_IF_ERROR(require_admin(actor));
  ASSIGN_OR_RETURN(auto attribute, tx.contact_attributes().find(actor.workspace_id, command.id));
  if (!attribute) return fail_not_found("attribute");
  if (attribute->version != command.version) return version_conflict(wire::encode(*attribute));
  RETURN_IF_ERROR(apply(tx, command, *attribute));
  attribute->version += 1;
  ASSIGN_OR_RETURN(const bool is_written,
                   tx.contact_attributes().update(*attribute, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, *attribute));
  return *attribute;
}

Result<Deletion> delete_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                          ContactAttributeId id) {
  RETURN_IF_ERROR(require_admin(actor));
  ASSIGN_OR_RETURN(const auto attribute, tx.contact_attributes().find(actor.workspace_id, id));
  if (!attribute) return fail_not_found("attribute");
  ASSIGN_OR_RETURN(
      const auto deletion,
      move_to_deleted(tx, env, actor, {Deletable::contact_attribute, id.value(), attribute->name}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "contact_attribute.deleted",
                                         {{"contact_attribute_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
