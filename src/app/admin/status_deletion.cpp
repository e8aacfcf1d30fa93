// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has a status that goes gets another that means the same for work, and this one back if they
// have not been touched since.
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/admin/statuses.hpp"
#include "app/conversation/availability.hpp"
#include "ports/deletions.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// The one that takes its place. Errors: last_status.
Result<AvailabilityStatus> find_heir(Tx& tx, const AvailabilityStatus& status) {
  ASSIGN_OR_RETURN(auto others, tx.statuses().list(status.workspace_id));
  std::erase_if(others, [&](const AvailabilityStatus& each) { return each.id == status.id; });
  if (std::ranges::none_of(others, &AvailabilityStatus::takes_work))
    return fail(Errc::conflict, "last_status", "without it nobody could be given work");
  const auto same = std::ranges::find(others, status.takes_work, &AvailabilityStatus::takes_work);
  return same == others.end() ? others.front() : *same;
}

Status move_people(Tx& tx, Env& env, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto users, tx.users().list(deletion.workspace_id));
  for (const auto& user : users) {
    if (user.status_id != StatusId(deletion.subject_id)) continue;
    ASSIGN_OR_RETURN(const auto moved,
                     put_status(tx, env, user, StatusId(deletion.replacement_id), nullptr));
    RETURN_IF_ERROR(tx.deletions().remember(deletion.id, {user.id.value(), moved.version}));
  }
  return {};
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  const StatusId id(deletion.subject_id);
  ASSIGN_OR_RETURN(const auto all, tx.statuses().list(actor.workspace_id));
  if (all.size() > kMostStatuses) return fail_no_room();
  const auto status = std::ranges::find(all, id, &AvailabilityStatus::id);
  if (status == all.end()) return fail_not_found("status");
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "status.updated",
                                         {{"status", wire::encode(*status)}}));
  ASSIGN_OR_RETURN(const auto people, tx.deletions().list_remembered(deletion.id));
  for (const auto& person : people) {
    ASSIGN_OR_RETURN(const auto user, tx.users().find(actor.workspace_id, UserId(person.id)));
    if (user && user->version == person.version)
      RETURN_IF_ERROR(put_status(tx, env, *user, id, nullptr));
  }
  return {};
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.statuses().remove(deletion.workspace_id, StatusId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kStatusDeletion{Deletable::status, Action::manage_workspace,
                                             bring_back, purge};

Result<Deletion> delete_status(Tx& tx, Env& env, const Actor& actor, StatusId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto status, tx.statuses().find(actor.workspace_id, id));
  if (!status) return fail_not_found("status");
  ASSIGN_OR_RETURN(const auto heir, find_heir(tx, *status));
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {.kind = Deletable::status,
                                                         .subject_id = id.value(),
                                                         .name = status->name,
                                                         .before = wire::encode(*status),
                                                         .replacement_id = heir.id.value()}));
  RETURN_IF_ERROR(move_people(tx, env, deletion));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "status.deleted",
                                         {{"status_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
