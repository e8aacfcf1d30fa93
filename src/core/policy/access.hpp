// SPDX-License-Identifier: AGPL-3.0-or-later
// The one authorization predicate: REST, sockets, lists, counts and files all ask here (or use the
// SQL form of the same rule, which a test compares with this one).
#pragma once

#include <algorithm>

#include "core/model/canned_reply.hpp"
#include "core/model/conversation.hpp"
#include "core/model/event.hpp"
#include "core/model/staff.hpp"

namespace harken {

// Who acts. Everything that the rules need to know of a user.
struct Actor {
  UserId user_id;
  WorkspaceId workspace_id;
  Role role = Role::agent;
  std::string name;
  std::vector<DepartmentId> department_ids;  // sorted

  bool is_member(DepartmentId department) const {
    return std::binary_search(department_ids.begin(), department_ids.end(), department);
  }
};

inline Actor actor_of(const User& user) {
  return {user.id, user.workspace_id, user.role, user.name, user.department_ids};
}

enum class Action : std::uint8_t {
  see,
  accept,
  reply,
  reassign,
  take_over,
  solve,
  reopen,
  label,
  write_note,
};

// May the actor see something with this audience?
bool can_see(const Actor& actor, const Audience& audience);
// May the actor do this to the conversation, as far as roles and departments go? Whether the
// conversation's state allows it is decided in core/rules.
bool can(const Actor& actor, Action action, const Conversation& conversation);
// People, departments, channels and the workspace are an admin's; labels also a supervisor's.
bool can_administer(const Actor& actor);
bool can_edit_labels(const Actor& actor);

// Canned replies of everybody and of a department are kept by supervisors and admins who see them.
bool can_edit(const Actor& actor, const CannedReply& reply);

inline Audience audience_of(const Conversation& conversation) {
  return {false, conversation.department_id, conversation.holder_id};
}
Audience audience_of(const CannedReply& reply);

}  // namespace harken
