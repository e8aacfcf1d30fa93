// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/contact.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Who may see one conversation of a contact may see the contact; one without any conversation yet
// is for everybody of the workspace. One that was merged is the contact it is now. Errors:
// not_found.
Result<Contact> get_contact(Tx& tx, const Actor& actor, ContactId id);

struct UpdateContact {
  ContactId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> email;  // empty: unknown again
  std::optional<std::string> phone;
  std::vector<AttributeValue> attributes = {};  // those to change; empty text: unknown again
};
// Errors: not_found, invalid, version_conflict (with the contact as it is now).
Result<Contact> update_contact(Tx& tx, Env& env, const Actor& actor, const UpdateContact& command);

// The contact as it is now, for everybody who may see it.
Status announce_contact(Tx& tx, Env& env, const Contact& contact);
void announce_contact(Tx& tx, Env& env, const Contact& contact,
                      const std::vector<Audience>& audiences);
// A blocked contact's messages are refused, and it opens no conversation. Blocked or free already:
// nothing changes. Errors: not_found, forbidden.
Result<Contact> block_contact(Tx& tx, Env& env, const Actor& actor, ContactId id);
Result<Contact> unblock_contact(Tx& tx, Env& env, const Actor& actor, ContactId id);

// Whom links in mails have let in is out, when the customer's address and this other one (before,
// or of the customer whom they are merged with) differ, or they are blocked. Sockets learn of it by
// the event that tells of the customer.
Status end_link_sessions(Tx& tx, const Contact& contact, const std::string& other_address);

// Writes the next version, and tells nobody. Errors: unavailable (changed meanwhile).
Status write_contact(Tx& tx, Contact& contact);
// Writes the next version and tells everybody who may see the contact.
Status store_contact(Tx& tx, Env& env, Contact& contact);

// Who may see the contact: who sees one of its conversations; everybody while it has none.
Rows<Audience> audiences_of(Tx& tx, const Contact& contact);

// Appends an event for everybody who may see the contact.
Status append_contact_event(Tx& tx, Env& env, const Contact& contact, const char* type,
                            const std::string& data);
void append_contact_event(Tx& tx, Env& env, const Contact& contact,
                          const std::vector<Audience>& audiences, const char* type,
                          const std::string& data);

}  // namespace harken::app
