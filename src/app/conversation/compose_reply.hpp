// SPDX-License-Identifier: AGPL-3.0-or-later
// An answer as a message, before anything is written: whether it goes now or waits, it has to be
// one that could go.
#pragma once

#include "app/conversation/reply.hpp"

namespace harken::app {

// Text and attachments, or a form alone, or a link to an article alone. Errors: invalid.
Status check_parts(const Reply& command);

// Errors: those of reply(), without those of who may.
Result<Message> compose_reply(Tx& tx, Env& env, const Reply& command,
                              const Conversation& conversation);

}  // namespace harken::app
