// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/ticket.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// None: nobody is responsible. Errors: invalid, requester_cannot_handle.
Status set_person(Tx& tx, Env& env, UserId id, Ticket& ticket);
struct StatusChoice {
  std::optional<TicketStatus> status;
  std::optional<TicketStatusId> own;  // none inside: none of the own ones
};
// Either alone says both: an own status is of one of the four, and one of the four that the ticket
// has already leaves the own status alone. Errors: invalid (no such status, or of another one).
Status choose_status(Tx& tx, Env& env, const StatusChoice& choice, Ticket& ticket);
// Errors: invalid.
Status set_labels(Tx& tx, const std::vector<LabelId>& ids, Ticket& ticket);

}  // namespace harken::app
