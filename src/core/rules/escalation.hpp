// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing a conversation up. It ends when it is reassigned (to whoever), released or solved.
#pragma once

#include "core/base/result.hpp"
#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "core/rules/transitions.hpp"

namespace harken {

// The supervisor becomes the holder; the actor looks on. Errors: not_active, not_holder (names the
// holder), not_a_supervisor.
Result<Changed> escalate(Conversation& conversation, const Actor& actor, const User& supervisor,
                         const std::string& reason, Timestamp now);

}  // namespace harken
