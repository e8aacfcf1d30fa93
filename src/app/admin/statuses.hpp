// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's words for availability.
#pragma once

#include <optional>
#include <string>

#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/statuses.hpp"

namespace harken::app {

// Available, Busy and Away, for a new workspace.
Status add_default_statuses(Tx& tx, Env& env, WorkspaceId workspace);
// What a new user begins with: the first that takes work. None: the workspace has no statuses.
Result<StatusId> first_status(Tx& tx, WorkspaceId workspace);

inline constexpr std::size_t kMostStatuses = 20;

struct EditStatus {
  StatusId id;  // none: a new one, at the end
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<bool> takes_work;
  std::optional<std::int64_t> position;
};
// Errors: forbidden, not_found, invalid, version_conflict, already_exists (the name), last_status
// (nobody could take work any more), too_many.
Result<AvailabilityStatus> create_status(Tx& tx, Env& env, const Actor& actor,
                                         const EditStatus& command);
Result<AvailabilityStatus> update_status(Tx& tx, Env& env, const Actor& actor,
                                         const EditStatus& command);
// Who has it gets the first other one that means the same for work.
Result<Deletion> delete_status(Tx& tx, Env& env, const Actor& actor, StatusId id);

}  // namespace harken::app
