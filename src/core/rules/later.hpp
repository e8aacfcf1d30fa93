// SPDX-License-Identifier: AGPL-3.0-or-later
// What is put off: a conversation set aside until a time, and one that solves itself at a time.
#pragma once

#include "core/base/result.hpp"
#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "core/rules/transitions.hpp"

namespace harken {

inline constexpr std::int64_t kMaxLaterSeconds = 366 * 86'400;

// Errors: not_active, not_holder, invalid (not in the future, or more than a year away).
Result<Changed> set_aside(Conversation& conversation, const Actor& actor, Timestamp until,
                          Timestamp now);
Result<Changed> plan_solve(Conversation& conversation, const Actor& actor, Timestamp at,
                           Timestamp now);
// The holder wants it back at once, and calls a planned solving off.
Result<Changed> wake(Conversation& conversation, const Actor& actor);

// What the clock does. False: it is not time, or no longer wanted.
Changed return_when_due(Conversation& conversation, Timestamp now);
Changed solve_when_due(Conversation& conversation, Timestamp now);

}  // namespace harken
