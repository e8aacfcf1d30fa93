// SPDX-License-Identifier: AGPL-3.0-or-later
// The last solve or reassignment of a conversation, as long as it can be taken back.
#pragma once

#include "core/model/conversation.hpp"

namespace harken {

// Everything about a conversation that solving and reassigning change.
struct Facts {
  DepartmentId department_id;
  UserId holder_id;
  std::string holder_name;
  std::optional<Escalation> escalation;
  std::vector<Access> access;
  std::optional<Timestamp> set_aside_until;
  std::optional<Timestamp> solve_at;
  Lifecycle lifecycle = Lifecycle::active;
  std::optional<Timestamp> solved_at;
  std::optional<Timestamp> waiting_since;
  std::int64_t unread = 0;
  // Not changed by them: whoever writes meanwhile makes it another conversation.
  MessageId last_message_id;
};

enum class UndoAction : std::uint8_t { solve, reassign };

struct Undo {
  ConversationId conversation_id;
  WorkspaceId workspace_id;
  UserId actor_id;  // who did it, and may take it back
  UndoAction action = UndoAction::solve;
  std::int64_t version = 0;  // of the conversation, after it
  Facts before;
  Facts after;
  Timestamp at;
};

}  // namespace harken
