// SPDX-License-Identifier: AGPL-3.0-or-later
// How messages are read, by themselves and beside the events that tell of them.
#pragma once

#include "adapters/sql/mapping.hpp"
#include "core/model/message.hpp"

namespace harken::sql {

inline constexpr auto kMessageColumns = SqlText(
    "m.message_id, m.workspace_id, m.conversation_id, m.channel_id, m.identity_id, m.kind, "
    "m.sender, m.user_id, m.sender_name, m.client_id, m.text, m.attachments, m.system, "
    "m.created_at, m.article, m.form, m.email_held, m.extra, m.send_state, m.send_reason, "
    "m.deleted_at, m.correction_state, m.correction_reason");

// From the columns that begin at `first`.
void read_message(const Row& row, int first, Message& to);

}  // namespace harken::sql
