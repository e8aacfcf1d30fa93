// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/model/contact.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Who may see one conversation of a contact may see the contact. Errors: not_found.
Result<Contact> get_contact(Tx& tx, const Actor& actor, ContactId id);

struct UpdateContact {
  ContactId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> email;  // empty: unknown again
};
// Errors: not_found, invalid, version_conflict (with the contact as it is now).
Result<Contact> update_contact(Tx& tx, Env& env, const Actor& actor, const UpdateContact& command);

// The contact as it is now, for everybody who may see it.
Status announce_contact(Tx& tx, Env& env, const Contact& contact);
// Appends an event for everybody who may see the contact.
Status append_contact_event(Tx& tx, Env& env, const Contact& contact, const char* type,
                            const std::string& data);

}  // namespace harken::app
