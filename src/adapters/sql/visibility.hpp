// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL form of can_see (core/policy/access), for a conversation c. $1 is the workspace, $2 the
// actor, $3 how far the actor sees: reach_of.
#pragma once

#include "adapters/sql/sql_text.hpp"
#include "core/policy/access.hpp"

namespace harken::sql {

// Zero: what they hold. One: what is in their departments too. Two: everything.
inline int reach_of(const Actor& actor) {
  switch (actor.scope_of(Action::see)) {
    case Scope::all:
      return 2;
    case Scope::department:
      return 1;
    case Scope::own:
    case Scope::none:
      break;
  }
  return 0;
}

// What the scope reaches.
inline constexpr auto kReaches = SqlText(
    "($3 = 2 OR c.holder_id = $2 OR ($3 = 1 AND c.department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2)))");
inline constexpr auto kMaySee = "(c.escalated_from_id = $2 OR " + kReaches + ")";

// status_of (core/model/conversation) of c.
inline constexpr auto kStatus = SqlText(
    "(CASE WHEN c.lifecycle = 'solved' THEN 'solved' WHEN c.holder_id IS NULL THEN 'new' "
    "WHEN c.escalated_from_id IS NOT NULL THEN 'escalated' "
    "WHEN c.turn = 'ours' AND c.set_aside_until IS NULL THEN 'open' ELSE 'waiting' END)");

}  // namespace harken::sql
