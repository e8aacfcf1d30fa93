// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may change what was said, and what it is after that. Pure.
#pragma once

#include "core/base/result.hpp"
#include "core/model/capabilities.hpp"
#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"

namespace harken {

// One's own text, while one may answer in its conversation and the channel can change what was
// sent. Errors: forbidden, not_holder, not_active, not_editable, unsupported_by_channel.
Status check_edit(const Conversation& conversation, const Message& message, const Actor& actor,
                  const Capabilities& channel);
// The same of taking it back; also too_late, where the channel sets a time.
Status check_delete(const Conversation& conversation, const Message& message, const Actor& actor,
                    const Capabilities& channel, Timestamp now);

// What was deleted is still read by who wrote it, and by those who oversee.
bool can_read_deleted(const Actor& actor, const Message& message);

// Nothing of it is left but that it was there.
void blank(Message& message, Timestamp at);

// The row of a list tells of the message as it is now, when it is the last one.
void show_change(Conversation& conversation, const Message& message);

}  // namespace harken
