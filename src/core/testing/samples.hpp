// SPDX-License-Identifier: AGPL-3.0-or-later
// People and conversations for the tests of the rules.
#pragma once

#include <string>
#include <vector>

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "core/policy/builtin_roles.hpp"

namespace harken::testing {

inline constexpr WorkspaceId kWorkspace{1};
inline constexpr DepartmentId kSales{10};
inline constexpr DepartmentId kRepairs{11};
inline constexpr UserId kAna{20};
inline constexpr UserId kBen{21};
inline constexpr Timestamp kNow{1'700'000'000'000'000};

inline Actor make_actor(UserId id, std::string name, RoleId role,
                        std::vector<DepartmentId> departments) {
  return {id, kWorkspace, rights_of(role), std::move(name), std::move(departments)};
}

inline Actor ana() { return make_actor(kAna, "Ana", Role::agent, {kSales}); }
inline Actor ben() { return make_actor(kBen, "Ben", Role::agent, {kSales}); }
inline Actor mira() { return make_actor(UserId(22), "Mira", Role::supervisor, {kSales}); }
inline Actor admin() { return make_actor(UserId(23), "Ada", Role::admin, {}); }
// Members of another department.
inline Actor rob() { return make_actor(UserId(24), "Rob", Role::agent, {kRepairs}); }
inline Actor ruth() { return make_actor(UserId(25), "Ruth", Role::supervisor, {kRepairs}); }

// New, in sales, with one message of the customer.
inline Conversation make_new() {
  Conversation conversation;
  conversation.id = ConversationId(100);
  conversation.workspace_id = kWorkspace;
  conversation.department_id = kSales;
  conversation.last_message = LastMessage{MessageId(1000), SenderKind::customer, "hello", 0, kNow};
  conversation.unread = 1;
  conversation.waiting_since = kNow;
  conversation.last_activity_at = kNow;
  return conversation;
}

inline Conversation make_held_by(const Actor& actor) {
  auto conversation = make_new();
  conversation.holder_id = actor.user_id;
  conversation.holder_name = actor.name;
  return conversation;
}

inline Conversation make_solved_by(const Actor& actor) {
  auto conversation = make_held_by(actor);
  conversation.lifecycle = Lifecycle::solved;
  conversation.solved_at = kNow;
  conversation.waiting_since.reset();
  conversation.unread = 0;
  return conversation;
}

inline Message make_message(MessageId id, SenderKind sender, std::string text, Timestamp at) {
  Message message;
  message.id = id;
  message.workspace_id = kWorkspace;
  message.conversation_id = ConversationId(100);
  message.sender = sender;
  message.text = std::move(text);
  message.created_at = at;
  return message;
}

}  // namespace harken::testing
