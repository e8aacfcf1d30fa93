// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own words for the status of a ticket. The four that came with the desk are no
// rows: they are always there.
#pragma once

#include <optional>
#include <string>

#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/ticket_statuses.hpp"

namespace harken::app {

inline constexpr std::size_t kMostTicketStatuses = 20;

struct EditTicketStatus {
  TicketStatusId id;  // none: a new one, at the end
  std::int64_t version = 0;
  std::optional<std::string> name = {};
  std::optional<std::int64_t> position = {};
};
// Errors: forbidden, not_found, invalid, version_conflict, already_exists (the name), too_many.
Result<OwnTicketStatus> create_ticket_status(Tx& tx, Env& env, const Actor& actor,
                                             TicketStatus base, const std::string& name);
// What it is one of never changes: tickets that have it would change with it.
Result<OwnTicketStatus> update_ticket_status(Tx& tx, Env& env, const Actor& actor,
                                             const EditTicketStatus& command);
// Tickets that have it show the one of the four that it was of, and have it again if it is brought
// back before they are changed.
Result<Deletion> delete_ticket_status(Tx& tx, Env& env, const Actor& actor, TicketStatusId id);

}  // namespace harken::app
