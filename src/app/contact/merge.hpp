// SPDX-License-Identifier: AGPL-3.0-or-later
// Two contacts turned out to be one person.
#pragma once

#include "core/model/contact.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct Merged {
  ContactMerge merge;
  Contact contact;  // as it is now
};

// Identities, conversations and notes of `merged` move to `into`, which takes over what it does not
// know itself. The Client Id of `merged` leads there from now on. Errors: not_found, invalid (the same).
Result<Merged> merge_contacts(Tx& tx, Env& env, const Actor& actor, ContactId into, ContactId merged);

// Everything goes back, also what was said since over the identities that had moved.
// Errors: not_found, not_active (undone already), later_merge (undo that one first).
Result<Merged> undo_merge(Tx& tx, Env& env, const Actor& actor, ContactMergeId id);

// Merges into this contact, newest first. Errors: not_found.
Rows<ContactMerge> list_merges(Tx& tx, const Actor& actor, ContactId id);

}  // namespace harken::app
