// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/sender.hpp"

#include "app/contact/contacts.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

std::string handle_of(const InboundSender& sender) {
  return sender.user_name.empty() ? sender.email : "@" + clean_line(sender.user_name, 100);
}

std::string name_of(const InboundSender& sender) { return clean_line(sender.name, 100); }

std::string email_of(const InboundSender& sender) {
  const auto email = to_lower_ascii(trim(sender.email));
  return check_email("email", email) ? email : std::string();
}

Result<Contact> create_contact(Tx& tx, Env& env, WorkspaceId workspace,
                               const InboundSender& sender) {
  Contact contact;
  contact.id = env.ids.make<ContactId>();
  contact.workspace_id = workspace;
  ASSIGN_OR_RETURN(contact.number, tx.workspaces().next_contact_number(workspace));
  contact.name = name_of(sender);
  contact.email = email_of(sender);
  contact.phone = clean_line(sender.phone, 40);
  contact.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.contacts().insert(contact));
  return contact;
}

Status complete(Tx& tx, Env& env, const Identity& identity, const InboundSender& sender) {
  if (const auto handle = handle_of(sender); !handle.empty() && handle != identity.handle)
    RETURN_IF_ERROR(tx.identities().set_handle(identity.id, handle));
  ASSIGN_OR_RETURN(auto contact, tx.contacts().find(identity.workspace_id, identity.contact_id));
  if (!contact) return {};
  const auto before = *contact;
  if (contact->name.empty()) contact->name = name_of(sender);
  // Shared with a message of its own, long after the first.
  if (contact->phone.empty()) contact->phone = clean_line(sender.phone, 40);
  const bool is_same = contact->name == before.name && contact->phone == before.phone;
  return is_same ? Status() : store_contact(tx, env, *contact);
}

}  // namespace

Result<Identity> find_or_create_sender(Tx& tx, Env& env, const Channel& channel,
                                       const InboundSender& sender) {
  ASSIGN_OR_RETURN(const auto known,
                   tx.identities().find_by_external_id(channel.id, sender.external_id));
  if (known) {
    RETURN_IF_ERROR(complete(tx, env, *known, sender));
    return *known;
  }
  ASSIGN_OR_RETURN(const auto contact, create_contact(tx, env, channel.workspace_id, sender));
  Identity identity;
  identity.id = env.ids.make<IdentityId>();
  identity.workspace_id = channel.workspace_id;
  identity.contact_id = contact.id;
  identity.channel_id = channel.id;
  identity.external_id = sender.external_id;
  identity.handle = handle_of(sender);
  identity.visit.language = clean_line(sender.language, 35);
  identity.created_at = contact.created_at;
  RETURN_IF_ERROR(tx.identities().insert(identity));
  return identity;
}

}  // namespace harken::app
