// SPDX-License-Identifier: AGPL-3.0-or-later
// The roles that every workspace has, and what each verb can be granted for. They are part of the
// program: nobody can break them, and a new version brings its new verbs to them.
#pragma once

#include <span>

#include "core/model/role.hpp"

namespace harken {

struct Verb {
  Action action;
  // False: one has it or not, such as manage_people; the only scope is `all`.
  bool is_of_conversations;
  Scope least;  // what nobody goes without: whoever holds a conversation sees it
};
std::span<const Verb> verbs();

// The verb can be granted for this scope.
bool is_grantable(Action action, Scope scope);

constexpr bool is_builtin(RoleId id) { return id >= Role::agent && id <= Role::it_support; }
std::span<const RoleId> builtin_roles();  // from the lowest rank to the highest
// Of a built-in role.
const Rights& rights_of(RoleId builtin);

}  // namespace harken
