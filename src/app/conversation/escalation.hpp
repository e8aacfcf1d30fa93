// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct Escalate {
  ConversationId conversation_id;
  UserId user_id;
  std::string reason;  // may be empty
};

// Hands a conversation to a supervisor, who is its holder from now on. Errors: not_found,
// not_active, not_holder (names the holder), not_a_supervisor, invalid.
Result<Conversation> escalate(Tx& tx, Env& env, const Actor& actor, const Escalate& command);

}  // namespace harken::app
