// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/contacts.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

Result<Contact> get_contact(Tx& tx, const Actor& actor, ContactId id) {
  ASSIGN_OR_RETURN(const auto contact, tx.contacts().find(actor.workspace_id, id));
  ASSIGN_OR_RETURN(const auto audiences, tx.conversations().audiences_of(actor.workspace_id, id));
  const bool is_visible =
      std::ranges::any_of(audiences, [&](const Audience& each) { return can_see(actor, each); });
  if (!contact || !is_visible) return fail_not_found("contact");
  return *contact;
}

namespace {

Status apply(const UpdateContact& command, Contact& contact) {
  if (command.name) {
    contact.name = trim(*command.name);
    RETURN_IF_ERROR(check_line("name", contact.name, 100));
  }
  if (command.email) {
    contact.email = to_lower_ascii(trim(*command.email));
    if (!contact.email.empty()) RETURN_IF_ERROR(check_email("email", contact.email));
  }
  return {};
}

std::unexpected<Error> version_conflict(const Contact& current) {
  auto failure = fail(Errc::conflict, "version_conflict", "somebody changed it meanwhile");
  failure.error().current = boost::json::serialize(wire::encode(current));
  return failure;
}

}  // namespace

Result<Contact> update_contact(Tx& tx, Env& env, const Actor& actor, const UpdateContact& command) {
  ASSIGN_OR_RETURN(auto contact, get_contact(tx, actor, command.id));
  if (contact.version != command.version) return version_conflict(contact);
  RETURN_IF_ERROR(apply(command, contact));
  contact.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.contacts().update(contact, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce_contact(tx, env, contact));
  return contact;
}

Status announce_contact(Tx& tx, Env& env, const Contact& contact) {
  const auto data = boost::json::serialize(boost::json::value{{"contact", wire::encode(contact)}});
  return append_contact_event(tx, env, contact, "contact.updated", data);
}

Status append_contact_event(Tx& tx, Env& env, const Contact& contact, const char* type,
                            const std::string& data) {
  ASSIGN_OR_RETURN(const auto audiences,
                   tx.conversations().audiences_of(contact.workspace_id, contact.id));
  for (const auto& audience : audiences) {
    Event event;
    event.workspace_id = contact.workspace_id;
    event.type = type;
    event.audience = audience;
    event.data = data;
    event.created_at = env.clock.now();
    tx.events().append(std::move(event));
  }
  return {};
}

}  // namespace harken::app
