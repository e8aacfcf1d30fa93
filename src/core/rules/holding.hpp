// SPDX-License-Identifier: AGPL-3.0-or-later
// What the transitions share: who holds a conversation, and what ends when that changes.
#pragma once

#include "core/base/result.hpp"
#include "core/model/conversation.hpp"
#include "core/model/message.hpp"

namespace harken {

// A new holder, or none, begins with free hands: what the earlier one agreed or planned ends.
void hold(Conversation& conversation, UserId user, const std::string& name);
// Solved; whoever asked for it has been checked.
void end(Conversation& conversation, Timestamp now);

LastMessage last_of(const Message& message);

// Refusals that name the holder, if there is one.
std::unexpected<Error> refuse_by_holder(const Conversation& conversation, const char* code,
                                        Errc kind, std::string detail);
std::unexpected<Error> not_holder(const Conversation& conversation);

}  // namespace harken
