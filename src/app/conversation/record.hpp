// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/conversation/change.hpp"
#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Stores a transition: the changed row, its line in the thread, and the one event. Without an actor
// the desk itself has acted.
Result<Conversation> record(Tx& tx, Env& env, const Conversation& before, Conversation after,
                            const Actor* actor, SystemLine line,
                            std::optional<PersonRef> target = {});

}  // namespace harken::app
