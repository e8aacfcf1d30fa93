// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/ticket_statuses.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "core/rules/text.hpp"
#include "ports/deletions.hpp"
#include "wire/ticket.hpp"

namespace harken::app {

namespace {

using Statuses = std::vector<OwnTicketStatus>;

Status announce(Tx& tx, Env& env, const OwnTicketStatus& status) {
  return append_workspace_event(tx, env, status.workspace_id, "ticket_status.updated",
                                {{"ticket_status", wire::encode(status)}});
}

Status set_name(const std::string& asked, const Statuses& all, OwnTicketStatus& status) {
  ASSIGN_OR_RETURN(const auto name, check_name("name", asked, 40));
  const auto is_same = [&](const OwnTicketStatus& other) {
    return other.id != status.id && to_lower_ascii(other.name) == to_lower_ascii(name);
  };
  if (std::ranges::any_of(all, is_same))
    return fail(Errc::conflict, "already_exists", "there is a status of this name", "name");
  status.name = name;
  return {};
}

Status apply(const EditTicketStatus& command, const Statuses& all, OwnTicketStatus& status) {
  if (command.name) RETURN_IF_ERROR(set_name(*command.name, all, status));
  status.position = command.position.value_or(status.position);
  if (status.position < 0 || status.position > 1000)
    return fail_invalid("position", "position is a number from 0 to 1000");
  return {};
}

Result<OwnTicketStatus> get_status(Tx& tx, WorkspaceId workspace, TicketStatusId id) {
  ASSIGN_OR_RETURN(const auto status, tx.ticket_statuses().find(workspace, id));
  if (!status) return fail_not_found("ticket_status");
  return *status;
}

// Behind the last of its base.
std::int64_t next_position(const Statuses& all, TicketStatus base) {
  std::int64_t last = 0;
  for (const auto& status : all)
    if (status.base == base) last = std::max(last, status.position);
  return std::min<std::int64_t>(last + 1, 1000);
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto all, tx.ticket_statuses().list(actor.workspace_id));
  if (all.size() > kMostTicketStatuses) return fail_no_room();
  ASSIGN_OR_RETURN(const auto status,
                   get_status(tx, actor.workspace_id, TicketStatusId(deletion.subject_id)));
  return announce(tx, env, status);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.ticket_statuses().remove(deletion.workspace_id, TicketStatusId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kTicketStatusDeletion{Deletable::ticket_status,
                                                   Action::manage_workspace, bring_back, purge};

Result<OwnTicketStatus> create_ticket_status(Tx& tx, Env& env, const Actor& actor,
                                             TicketStatus base, const std::string& name) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto all, tx.ticket_statuses().list(actor.workspace_id));
  if (all.size() >= kMostTicketStatuses)
    return fail(Errc::conflict, "too_many", "a workspace has at most twenty statuses of its own");
  OwnTicketStatus status{
      env.ids.make<TicketStatusId>(), actor.workspace_id, {}, base, next_position(all, base)};
  RETURN_IF_ERROR(set_name(name, all, status));
  RETURN_IF_ERROR(tx.ticket_statuses().insert(status));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"ticket_status.created", status.id.to_string(), status.name, nullptr,
                         wire::encode(status)}));
  RETURN_IF_ERROR(announce(tx, env, status));
  return status;
}

Result<OwnTicketStatus> update_ticket_status(Tx& tx, Env& env, const Actor& actor,
                                             const EditTicketStatus& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto before, get_status(tx, actor.workspace_id, command.id));
  if (before.version != command.version) return version_conflict(wire::encode(before));
  ASSIGN_OR_RETURN(const auto all, tx.ticket_statuses().list(actor.workspace_id));
  auto after = before;
  RETURN_IF_ERROR(apply(command, all, after));
  after.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.ticket_statuses().update(after, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"ticket_status.updated", after.id.to_string(), after.name,
                         wire::encode(before), wire::encode(after)}));
  RETURN_IF_ERROR(announce(tx, env, after));
  return after;
}

Result<Deletion> delete_ticket_status(Tx& tx, Env& env, const Actor& actor, TicketStatusId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto status, get_status(tx, actor.workspace_id, id));
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {.kind = Deletable::ticket_status,
                                                         .subject_id = id.value(),
                                                         .name = status.name,
                                                         .before = wire::encode(status)}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "ticket_status.deleted",
                                         {{"ticket_status_id", id.to_string()}}));
  return deletion;
}

}  // namespace harken::app
