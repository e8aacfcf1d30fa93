// SPDX-License-Identifier: AGPL-3.0-or-later
// The event log: one row for every change, numbered without gaps in its workspace, written in the
// transaction of the change. It is the outbox of the sockets.
#pragma once

#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/message.hpp"

namespace harken {

// Who of the staff may see an event: `everyone` in the workspace, or those who may see a
// conversation of this department and holder, and who escalated it. Without a department it is the
// holder's alone.
struct Audience {
  bool everyone = false;
  DepartmentId department_id;
  UserId holder_id;
  UserId escalated_from_id = {};

  bool operator==(const Audience&) const = default;
};

inline Audience only_for(UserId user) { return {false, {}, user}; }

struct Event {
  WorkspaceId workspace_id;
  Seq seq = 0;       // given by the log
  std::string type;  // such as message.created
  ConversationId conversation_id;
  Audience audience;
  // Who could see the conversation before this change, if that differs: they are told that it left.
  std::optional<Audience> previous_audience;
  // Of a ticket: a TicketAudience as JSON. The audience above is nobody's then.
  std::optional<std::string> ticket_audience = std::nullopt;
  std::string data;  // JSON for staff, without the message
  // The customer's side: whose widget gets it, and the JSON made from public types only.
  IdentityId identity_id;
  std::optional<std::string> public_data;
  // Written beside the data in the frames of both sides; the log keeps its id alone.
  std::optional<Message> message;
  Timestamp created_at;
};

}  // namespace harken
