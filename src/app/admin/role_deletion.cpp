// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has a role that goes gets another, and the role back when it is brought back.
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/admin/people.hpp"
#include "app/admin/roles.hpp"
#include "ports/deletions.hpp"
#include "ports/roles.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Status give(Tx& tx, Env& env, const Actor& actor, const User& user, RoleId role) {
  UpdateUser command;
  command.id = user.id;
  command.version = user.version;
  command.role = role;
  RETURN_IF_ERROR(update_user(tx, env, actor, command));
  return {};
}

// Gives those who had it, for whoever brings it back.
Result<std::vector<UserId>> replace(Tx& tx, Env& env, const Actor& actor, RoleId id,
                                    RoleId replacement) {
  std::vector<UserId> people;
  ASSIGN_OR_RETURN(const auto next, find_role(tx, actor.workspace_id, replacement));
  if (!next) return fail_invalid("replacement", "no such role");
  ASSIGN_OR_RETURN(const auto users, tx.users().list(actor.workspace_id));
  for (const auto& user : users) {
    if (user.role != id) continue;
    RETURN_IF_ERROR(give(tx, env, actor, user, replacement));
    people.push_back(user.id);
  }
  return people;
}

// To those who still have what they got in its place.
Status give_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto people, tx.deletions().list_remembered(deletion.id));
  for (const auto& person : people) {
    ASSIGN_OR_RETURN(const auto user, tx.users().find(actor.workspace_id, UserId(person.id)));
    if (user && user->role == RoleId(deletion.replacement_id))
      RETURN_IF_ERROR(give(tx, env, actor, *user, RoleId(deletion.subject_id)));
  }
  return {};
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto role, get_editable_role(tx, actor, RoleId(deletion.subject_id)));
  ASSIGN_OR_RETURN(const auto all, tx.roles().list(actor.workspace_id));
  if (all.size() > kMostRoles) return fail_no_room();
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "role.updated",
                                         {{"role", wire::encode(role)}}));
  return give_back(tx, env, actor, deletion);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.roles().remove(deletion.workspace_id, RoleId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kRoleDeletion{Deletable::role, Action::manage_roles, bring_back,
                                           purge};

Result<Deletion> delete_role(Tx& tx, Env& env, const Actor& actor, RoleId id, RoleId replacement) {
  ASSIGN_OR_RETURN(const auto role, get_editable_role(tx, actor, id));
  if (replacement == id) return fail_invalid("replacement", "this is the role that goes");
  std::vector<UserId> people;
  if (replacement) {
    ASSIGN_OR_RETURN(people, replace(tx, env, actor, id, replacement));
  }
  ASSIGN_OR_RETURN(const auto left, tx.roles().count_people(actor.workspace_id, id));
  if (left > 0) return fail(Errc::conflict, "in_use", "people have this role: name a replacement");
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {.kind = Deletable::role,
                                                         .subject_id = id.value(),
                                                         .name = role.name,
                                                         .before = wire::encode(role),
                                                         .replacement_id = replacement.value()}));
  for (const auto person : people)
    RETURN_IF_ERROR(tx.deletions().remember(deletion.id, {person.value(), 0}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "role.deleted",
                                         {{"role_id", wire::to_text(id)}}));
  return deletion;
}

}  // namespace harken::app
