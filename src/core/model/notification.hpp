// SPDX-License-Identifier: AGPL-3.0-or-later
// What one of the staff is told personally, and kept until it has been read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

enum class NotificationKind : std::uint8_t {
  mentioned,  // in a note
  escalated,  // to the user
  access_requested,
  access_granted,
  access_declined,
  access_revoked,
  reminder,     // what the user set aside is back
  auto_solved,  // as the user had planned
  forward_answered,
  ticket_assigned,
  ticket_submitted,  // to the department of the user
  ticket_escalated,
  ticket_returned,
  ticket_settled,
  ticket_resolved,
  ticket_message,
  ticket_mentioned,
  ticket_due,
  ticket_overdue,
  reply_returned,  // what the user was to send later cannot go
};

struct Notification {
  NotificationId id;
  WorkspaceId workspace_id;
  UserId user_id;  // who is told
  NotificationKind kind = NotificationKind::mentioned;
  ConversationId conversation_id;  // none: it is about a ticket
  Id<struct TicketTag> ticket_id = {};
  std::int64_t ticket_number = 0;
  std::string ticket_title = {};  // read for showing it
  // As they were then.
  std::int64_t contact_number = 0;
  std::string contact_name;
  UserId actor_id;  // none: the desk itself
  std::string actor_name;
  std::string text;  // the first words of a note, or a reason
  Timestamp created_at;
  std::optional<Timestamp> read_at;
};

}  // namespace harken
