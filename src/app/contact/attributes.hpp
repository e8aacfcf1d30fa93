// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/model/contact.hpp"
#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct EditContactAttribute {
  ContactAttributeId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::int64_t> position;
};

// Errors: forbidden, not_found, invalid, limit, version_conflict, already_exists (the name).
Result<ContactAttribute> create_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                                  const EditContactAttribute& command);
Result<ContactAttribute> update_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                                  const EditContactAttribute& command);
Result<Deletion> delete_contact_attribute(Tx& tx, Env& env, const Actor& actor,
                                          ContactAttributeId id);

}  // namespace harken::app
