// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Labels are ours alone: no customer ever learns of them. Putting on what is on, or taking off what
// is not, changes nothing. Errors: not_found.
Result<Conversation> add_label(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                               LabelId label);
Result<Conversation> remove_label(Tx& tx, Env& env, const Actor& actor, ConversationId id,
                                  LabelId label);

}  // namespace harken::app
