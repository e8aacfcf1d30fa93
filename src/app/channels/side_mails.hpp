// SPDX-License-Identifier: AGPL-3.0-or-later
// How a mail beside the conversation leaves, and how the answer to it comes back (ADR 11).
#pragma once

#include <optional>

#include "app/channels/intake.hpp"
#include "app/channels/outbox.hpp"
#include "app/channels/outcome.hpp"
#include "core/model/side_mail.hpp"

namespace harken::app {

// Everybody on the team who may see the conversation is told; the customer is not.
Status announce(Tx& tx, Env& env, const Conversation& conversation, const SideMail& mail,
                const char* type);

// As it goes to those that it was forwarded to.
Result<Outbound> make_side_outbound(Tx& tx, Env& env, const Attempt& attempt, const SideMail& mail);
// The delivery has come to something. False: it is not of a mail beside a conversation.
Result<bool> show_side_mail(Tx& tx, Env& env, const Delivery& delivery, const Sending& now);

// The forward that a mail answers: it went to its sender, and it is named or its reply address is
// used.
Found<SideMail> find_answered_forward(Tx& tx, const Channel& channel, const Inbound& inbound);
Result<Outcome> take_side_answer(Tx& tx, Env& env, const TakeIn& command, const SideMail& forward);

}  // namespace harken::app
