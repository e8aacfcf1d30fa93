// SPDX-License-Identifier: AGPL-3.0-or-later
// The one authorization predicate: REST, sockets, lists, counts and files all ask here (or use the
// SQL form of the same rule, which a test compares with this one).
#pragma once

#include <algorithm>

#include "core/model/canned_reply.hpp"
#include "core/model/conversation.hpp"
#include "core/model/event.hpp"
#include "core/model/role.hpp"
#include "core/model/staff.hpp"

namespace harken {

// Who acts. Everything that the rules need to know of a user.
struct Actor {
  UserId user_id;
  WorkspaceId workspace_id;
  Rights rights;
  std::string name;
  std::vector<DepartmentId> department_ids;  // sorted
  std::string address = {};  // of the network, for the audit log; empty: the desk itself

  bool is_member(DepartmentId department) const {
    return std::binary_search(department_ids.begin(), department_ids.end(), department);
  }
  Scope scope_of(Action action) const { return rights.permissions.of(action); }
};

inline Actor actor_of(const User& user) {
  return {user.id, user.workspace_id, user.rights, user.name, user.department_ids, {}};
}

// May the actor see something with this audience?
bool can_see(const Actor& actor, const Audience& audience);
// May the actor do this to the conversation, as far as permissions go? Whether the conversation's
// state allows it is decided in core/rules.
bool can(const Actor& actor, Action action, const Conversation& conversation);
// Let in by the holder, for at least this level.
bool has_access(const Actor& actor, AccessLevel level, const Conversation& conversation);
// Of what one holds: handing it up is passing it on, and setting it aside puts off solving it.
bool can_escalate(const Actor& actor, const Conversation& conversation);
bool can_set_aside(const Actor& actor, const Conversation& conversation);
// Who helps is decided by the holder, and by who could take it away from them.
bool can_decide_access(const Actor& actor, const Conversation& conversation);
// The same for what concerns the desk itself, such as manage_people.
bool can(const Actor& actor, Action action);
bool can_administer(const Actor& actor);
bool can_edit_labels(const Actor& actor);
// Whole queues and who holds how much, in the departments that the actor sees.
bool can_oversee(const Actor& actor);
// Everybody their own status, and supervisors that of whoever shares a department with them.
bool can_set_status(const Actor& actor, const User& user);
// Everybody of the team reads what is published; drafts are for those who write.
bool can_edit_knowledge(const Actor& actor);

// Nobody gives away what they do not have: a role to somebody, permissions to a role.
bool can_grant(const Actor& actor, const Rights& rights);
// Nobody reaches people above their own rank.
bool can_edit_person(const Actor& actor, const User& user);
// Members see what is in their department: only who sees it lets others in.
bool can_let_into(const Actor& actor, DepartmentId department);
// Canned replies of everybody and of a department are kept by whoever sees them and has the right.
bool can_edit(const Actor& actor, const CannedReply& reply);

inline Audience audience_of(const Conversation& conversation) {
  const auto& escalation = conversation.escalation;
  return {false, conversation.department_id, conversation.holder_id,
          escalation ? escalation->from_id : UserId()};
}
Audience audience_of(const CannedReply& reply);

}  // namespace harken
