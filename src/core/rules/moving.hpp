// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of two conversations when somebody moves a customer's message from one into the
// other, because it was put into the wrong one. Pure. `thread`: the newest of its messages, newest
// first, as they are once it has moved.
#pragma once

#include <span>

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"

namespace harken {

// Nobody has answered since. `thread` as it was before.
bool is_unanswered(std::span<const Message> thread, MessageId message);

// Out of here: whose turn it is follows from what is left. Where nothing is left nobody has to do
// anything any more.
void take_out(Conversation& conversation, const Message& moved, bool was_unanswered,
              std::span<const Message> thread, Timestamp now);
// In here. What nobody has answered there is to be answered here; what was is history.
void put_in(Conversation& conversation, const Message& moved, bool was_unanswered,
            std::span<const Message> thread);

}  // namespace harken
