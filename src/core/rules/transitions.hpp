// SPDX-License-Identifier: AGPL-3.0-or-later
// What may happen to a conversation (the table of transitions). Pure: each function checks the
// guard and changes the struct, or refuses with a stable code and leaves it alone. Nothing here
// reads a clock or a database.
#pragma once

#include "core/base/result.hpp"
#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"

namespace harken {

// A solved conversation that the customer writes to within this time lives on; later a new one
// follows.
inline constexpr std::int64_t kReopenWindowSeconds = 72 * 3600;

// Whether anything changed: false means success without an event (the same thing asked for twice).
using Changed = bool;

// Errors: not_active, already_accepted (names the winner), forbidden.
Result<Changed> accept(Conversation& conversation, const Actor& actor);

struct ReassignTarget {
  const Department& department;
  const User* user = nullptr;  // none: to the department's queue
};
// Errors: not_holder (names the holder), not_active, not_a_member.
Result<Changed> reassign(Conversation& conversation, const Actor& actor,
                         const ReassignTarget& target);

// A supervisor of the department becomes the holder, whoever holds it now.
// Errors: forbidden, not_active.
Result<Changed> take_over(Conversation& conversation, const Actor& actor);

// Errors: not_holder.
Result<Changed> solve(Conversation& conversation, const Actor& actor, Timestamp now);

// The conversation is held by who reopened it. Errors: not_solved, forbidden.
Result<Changed> reopen(Conversation& conversation, const Actor& actor);

// Whether the actor may answer now; a supervisor's answer to a queued one makes them the holder.
// Errors: not_holder, not_active.
Status prepare_reply(Conversation& conversation, const Actor& actor);

// After prepare_reply: the answer is the last word, and the turn is theirs.
void add_reply(Conversation& conversation, const Message& message);

// The desk asks on by itself: the last word, but nobody has answered the customer by it.
void add_question(Conversation& conversation, const Message& message);

// A customer's message can live in this conversation (active, or solved inside the reopen window).
bool takes_customer_message(const Conversation& conversation, Timestamp now);

// The customer's message is the last word, the turn is ours; what was set aside wakes, a planned
// solving is off, and what was solved is active again, with the earlier holder only if
// `holder_is_there`. What a machine has written there in somebody's name (out of office) is the
// last word, too, and changes none of the four facts: nobody has read anything, nor waits for an
// answer. What it begins is for a person to look at, like anything else: shops and forms write so,
// too.
void add_customer_message(Conversation& conversation, const Message& message, bool holder_is_there);

// The department has chosen the next holder by itself.
void give_to(Conversation& conversation, UserId user, const std::string& name);

// Back to the queue of its department. Errors: not_holder, not_active.
Result<Changed> release(Conversation& conversation, const Actor& actor);

// The holder is gone for good: back to the queue.
void return_to_queue(Conversation& conversation);

}  // namespace harken
