// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/statuses.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/conversation/availability.hpp"
#include "app/conversation/routing.hpp"
#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

using Statuses = std::vector<AvailabilityStatus>;

Status announce(Tx& tx, Env& env, const AvailabilityStatus& status) {
  return append_workspace_event(tx, env, status.workspace_id, "status.updated",
                                {{"status", wire::encode(status)}});
}

Status apply(const EditStatus& command, const Statuses& all, AvailabilityStatus& status) {
  if (command.name) {
    ASSIGN_OR_RETURN(const auto name, check_name("name", *command.name, 40));
    const auto is_same = [&](const AvailabilityStatus& other) {
      return other.id != status.id && to_lower_ascii(other.name) == to_lower_ascii(name);
    };
    if (std::ranges::any_of(all, is_same))
      return fail(Errc::conflict, "already_exists", "there is a status of this name", "name");
    if (name != status.name) status.preset = StatusPreset::own;
    status.name = name;
  }
  status.takes_work = command.takes_work.value_or(status.takes_work);
  status.position = command.position.value_or(status.position);
  if (status.position < 0 || status.position > 1000)
    return fail_invalid("position", "position is a number from 0 to 1000");
  return {};
}

// The others, without this one.
Statuses without(Statuses all, StatusId id) {
  std::erase_if(all, [id](const AvailabilityStatus& status) { return status.id == id; });
  return all;
}

Status keep_one_that_takes_work(const Statuses& others) {
  if (std::ranges::any_of(others, &AvailabilityStatus::takes_work)) return {};
  return fail(Errc::conflict, "last_status", "without it nobody could be given work");
}

// Whoever has it may be given what waits, now that it takes work.
Status route_to_holders(Tx& tx, Env& env, const AvailabilityStatus& status) {
  ASSIGN_OR_RETURN(const auto users, tx.users().list(status.workspace_id));
  for (const auto& user : users)
    if (user.status_id == status.id)
      RETURN_IF_ERROR(route_among(tx, env, status.workspace_id, user.id));
  return {};
}

}  // namespace

Status add_default_statuses(Tx& tx, Env& env, WorkspaceId workspace) {
  const AvailabilityStatus statuses[] = {
      {{}, workspace, "Available", StatusPreset::available, true, 1},
      {{}, workspace, "Busy", StatusPreset::busy, false, 2},
      {{}, workspace, "Away", StatusPreset::away, false, 3}};
  for (auto status : statuses) {
    status.id = env.ids.make<StatusId>();
    RETURN_IF_ERROR(tx.statuses().insert(status));
  }
  return {};
}

Result<StatusId> first_status(Tx& tx, WorkspaceId workspace) {
  ASSIGN_OR_RETURN(const auto all, tx.statuses().list(workspace));
  const auto found = std::ranges::find(all, true, &AvailabilityStatus::takes_work);
  return found == all.end() ? StatusId() : found->id;
}

Result<AvailabilityStatus> create_status(Tx& tx, Env& env, const Actor& actor,
                                         const EditStatus& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto all, tx.statuses().list(actor.workspace_id));
  if (all.size() >= kMostStatuses)
    return fail(Errc::conflict, "too_many", "a workspace has at most twenty statuses");
  AvailabilityStatus status;
  status.id = env.ids.make<StatusId>();
  status.workspace_id = actor.workspace_id;
  status.position = all.empty() ? 1 : all.back().position + 1;
  RETURN_IF_ERROR(apply(command, all, status));
  RETURN_IF_ERROR(tx.statuses().insert(status));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"status.created", status.id.to_string(), status.name, nullptr, wire::encode(status)}));
  RETURN_IF_ERROR(announce(tx, env, status));
  return status;
}

Result<AvailabilityStatus> update_status(Tx& tx, Env& env, const Actor& actor,
                                         const EditStatus& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_workspace));
  ASSIGN_OR_RETURN(const auto before, tx.statuses().find(actor.workspace_id, command.id));
  if (!before) return fail_not_found("status");
  if (before->version != command.version) return version_conflict(wire::encode(*before));
  ASSIGN_OR_RETURN(const auto all, tx.statuses().list(actor.workspace_id));
  auto after = *before;
  RETURN_IF_ERROR(apply(command, all, after));
  if (!after.takes_work) RETURN_IF_ERROR(keep_one_that_takes_work(without(all, after.id)));
  after.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.statuses().update(after, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"status.updated", after.id.to_string(), after.name, wire::encode(*before),
                         wire::encode(after)}));
  RETURN_IF_ERROR(announce(tx, env, after));
  if (after.takes_work && !before->takes_work) RETURN_IF_ERROR(route_to_holders(tx, env, after));
  return after;
}

}  // namespace harken::app
