// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/deletion.hpp"
#include "core/model/form.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::size_t kMaxForms = 200;

struct EditForm {
  FormId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> title;
  std::optional<std::vector<FormField>> fields;
};

// Who has edit_library makes forms, everybody sends them. Errors: forbidden, not_found, invalid,
// version_conflict, limit_reached.
Result<Form> create_form(Tx& tx, Env& env, const Actor& actor, const EditForm& command);
Result<Form> update_form(Tx& tx, Env& env, const Actor& actor, const EditForm& command);
Result<Deletion> delete_form(Tx& tx, Env& env, const Actor& actor, FormId id);

}  // namespace harken::app
