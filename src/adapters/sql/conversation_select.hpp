// SPDX-License-Identifier: AGPL-3.0-or-later
// How conversations are read, shared by the single rows and the lists.
#pragma once

#include "adapters/sql/mapping.hpp"
#include "core/model/conversation.hpp"

namespace harken::sql {

inline constexpr auto kSelectConversation = SqlText(
    "SELECT c.conversation_id, c.workspace_id, c.number, c.contact_id, c.identity_id, "
    "c.channel_id, "
    "c.department_id, c.holder_id, c.lifecycle, c.turn, c.last_message_id, c.last_message_sender, "
    "c.last_message_text, c.last_message_attachments, c.last_message_at, c.unread, "
    "c.waiting_since, "
    "c.label_ids, c.customer_delivered_id, c.customer_read_id, c.staff_read_id, c.follows_id, "
    "c.created_at, c.last_activity_at, c.solved_at, c.version, "
    "t.number, t.name, t.email, u.name, t.blocked_at IS NOT NULL, c.access, c.set_aside_until, "
    "c.solve_at, c.escalated_from_id, c.escalated_from_name, c.escalation_reason, c.escalated_at, "
    "(SELECT kind FROM channel h WHERE h.channel_id = c.channel_id), c.subject, t.photo_hash, "
    "(SELECT deleted_at FROM channel h WHERE h.channel_id = c.channel_id) IS NOT NULL, "
    "c.sender_unverified "
    "FROM conversation c JOIN contact t ON t.contact_id = c.contact_id "
    "LEFT JOIN \"user\" u ON u.user_id = c.holder_id ");

void read_conversation(const Row& row, Conversation& to);

}  // namespace harken::sql
