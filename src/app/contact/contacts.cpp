// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/contacts.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "core/rules/text.hpp"
#include "ports/contact_attributes.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// Merges follow one another; a ring of them is impossible, but must not hang the desk either.
constexpr int kMostMerges = 50;

Found<Contact> find_present(Tx& tx, WorkspaceId workspace, ContactId id) {
  ASSIGN_OR_RETURN(auto contact, tx.contacts().find(workspace, id));
  for (int i = 0; contact && contact->merged_into && i < kMostMerges; ++i) {
    ASSIGN_OR_RETURN(contact, tx.contacts().find(workspace, contact->merged_into));
  }
  return contact;
}

}  // namespace

Result<Contact> get_contact(Tx& tx, const Actor& actor, ContactId id) {
  ASSIGN_OR_RETURN(const auto contact, find_present(tx, actor.workspace_id, id));
  if (!contact) return fail_not_found("contact");
  ASSIGN_OR_RETURN(const auto audiences,
                   tx.conversations().audiences_of(actor.workspace_id, contact->id));
  const bool is_visible =
      audiences.empty() ||
      std::ranges::any_of(audiences, [&](const Audience& each) { return can_see(actor, each); });
  if (!is_visible) return fail_not_found("contact");
  return *contact;
}

namespace {

Status apply(Tx& tx, const AttributeValue& change, Contact& contact) {
  ASSIGN_OR_RETURN(const auto attribute,
                   tx.contact_attributes().find(contact.workspace_id, change.id));
  if (!attribute) return fail_invalid("attributes", "there is no such attribute");
  RETURN_IF_ERROR(check_line("attributes", change.text, 200));
  const auto place =
      std::ranges::lower_bound(contact.attributes, change.id, {}, &AttributeValue::id);
  const bool is_known = place != contact.attributes.end() && place->id == change.id;
  const auto text = std::string(trim(change.text));
  if (is_known && text.empty())
    contact.attributes.erase(place);
  else if (is_known)
    place->text = text;
  else if (!text.empty())
    contact.attributes.insert(place, {change.id, text});
  return {};
}

Status apply(Tx& tx, const UpdateContact& command, Contact& contact) {
  if (command.name) {
    contact.name = trim(*command.name);
    contact.is_name_claimed = false;
    RETURN_IF_ERROR(check_line("name", contact.name, 100));
  }
  if (command.email) {
    contact.email = to_lower_ascii(trim(*command.email));
    contact.is_email_claimed = false;
    if (!contact.email.empty()) RETURN_IF_ERROR(check_email("email", contact.email));
  }
  if (command.phone) {
    contact.phone = trim(*command.phone);
    RETURN_IF_ERROR(check_line("phone", contact.phone, 40));
  }
  for (const auto& change : command.attributes) RETURN_IF_ERROR(apply(tx, change, contact));
  return {};
}

}  // namespace

Status end_link_sessions(Tx& tx, const Contact& contact, const std::string& other_address) {
  const bool is_same = to_lower_ascii(contact.email) == to_lower_ascii(other_address);
  if (is_same && !contact.blocked_at) return {};
  return tx.identities().remove_link_sessions(contact.id);
}

namespace {

Result<Contact> set_blocked(Tx& tx, Env& env, const Actor& actor, ContactId id,
                            std::optional<Timestamp> since) {
  ASSIGN_OR_RETURN(auto contact, get_contact(tx, actor, id));
  RETURN_IF_ERROR(require(actor, Action::block_contacts));
  if (contact.blocked_at.has_value() == since.has_value()) return contact;
  contact.blocked_at = since;
  RETURN_IF_ERROR(end_link_sessions(tx, contact, contact.email));
  RETURN_IF_ERROR(store_contact(tx, env, contact));
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {since ? "contact.blocked" : "contact.unblocked", contact.id.to_string(), contact.name}));
  return contact;
}

}  // namespace

Result<Contact> update_contact(Tx& tx, Env& env, const Actor& actor, const UpdateContact& command) {
  ASSIGN_OR_RETURN(auto contact, get_contact(tx, actor, command.id));
  if (contact.version != command.version) return version_conflict(wire::encode(contact));
  const auto address_before = contact.email;
  RETURN_IF_ERROR(apply(tx, command, contact));
  RETURN_IF_ERROR(end_link_sessions(tx, contact, address_before));
  RETURN_IF_ERROR(store_contact(tx, env, contact));
  return contact;
}

Result<Contact> block_contact(Tx& tx, Env& env, const Actor& actor, ContactId id) {
  return set_blocked(tx, env, actor, id, env.clock.now());
}

Result<Contact> unblock_contact(Tx& tx, Env& env, const Actor& actor, ContactId id) {
  return set_blocked(tx, env, actor, id, std::nullopt);
}

Status write_contact(Tx& tx, Contact& contact) {
  const auto old_version = contact.version++;
  ASSIGN_OR_RETURN(const bool is_written, tx.contacts().update(contact, old_version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  return {};
}

Status store_contact(Tx& tx, Env& env, Contact& contact) {
  RETURN_IF_ERROR(write_contact(tx, contact));
  return announce_contact(tx, env, contact);
}

Status announce_contact(Tx& tx, Env& env, const Contact& contact) {
  ASSIGN_OR_RETURN(const auto audiences, audiences_of(tx, contact));
  announce_contact(tx, env, contact, audiences);
  return {};
}

void announce_contact(Tx& tx, Env& env, const Contact& contact,
                      const std::vector<Audience>& audiences) {
  const auto data = boost::json::serialize(boost::json::value{{"contact", wire::encode(contact)}});
  append_contact_event(tx, env, contact, audiences, "contact.updated", data);
}

Rows<Audience> audiences_of(Tx& tx, const Contact& contact) {
  ASSIGN_OR_RETURN(auto audiences,
                   tx.conversations().audiences_of(contact.workspace_id, contact.id));
  if (audiences.empty()) audiences.push_back({.everyone = true});
  return audiences;
}

Status append_contact_event(Tx& tx, Env& env, const Contact& contact, const char* type,
                            const std::string& data) {
  ASSIGN_OR_RETURN(const auto audiences, audiences_of(tx, contact));
  append_contact_event(tx, env, contact, audiences, type, data);
  return {};
}

void append_contact_event(Tx& tx, Env& env, const Contact& contact,
                          const std::vector<Audience>& audiences, const char* type,
                          const std::string& data) {
  for (const auto& audience : audiences) {
    Event event;
    event.workspace_id = contact.workspace_id;
    event.type = type;
    event.audience = audience;
    event.data = data;
    event.created_at = env.clock.now();
    tx.events().append(std::move(event));
  }
}

}  // namespace harken::app
