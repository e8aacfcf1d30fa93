// SPDX-License-Identifier: AGPL-3.0-or-later
// One conversation of an answer to many: one transaction writes the message and ends the part; of
// all who try, exactly one finds it waiting.
#pragma once

#include "core/model/ticket_answer.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Why the actor could not answer there, as the ordinary reply would say it.
Status add_reason(Tx& tx, const Actor& actor, AnswerRecipient& recipient);

// Errors: those of reply() and of reopening, author_gone; the part waits on after them.
Status write_part(Tx& tx, Env& env, const TicketAnswer& answer, ConversationId id);
Status refuse_part(Tx& tx, const TicketAnswer& answer, ConversationId id, const Error& why);
// Nothing waits any more.
Status end_answer(Tx& tx, Env& env, TicketAnswer answer);

// Errors: those of send_again().
Status send_part_again(Tx& tx, Env& env, const Actor& actor, const TicketAnswer& answer,
                       const TicketAnswerPart& part);

}  // namespace harken::app
