// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing tickets up the ladder, and what becomes of it there.
#pragma once

#include <optional>
#include <string>

#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"
#include "core/rules/ladder.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

Result<Ladder> load_ladder(Tx& tx, WorkspaceId workspace);

// Where the actor's escalation of this ticket would go; none: nowhere, or they may not.
Result<std::optional<LadderStep>> next_step(Tx& tx, const Actor& actor, const Ticket& ticket);

struct TicketMove {
  TicketId id;
  std::string reason;
  std::string external_url = {};  // when it is raised
};
// Errors: not_found, invalid, and those of core/rules/tickets.
Result<Ticket> escalate_ticket(Tx& tx, Env& env, const Actor& actor, const TicketMove& move);
Result<Ticket> acknowledge_escalation(Tx& tx, Env& env, const Actor& actor, TicketId id);
Result<Ticket> return_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move);
Result<Ticket> raise_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move);
Result<Ticket> settle_escalation(Tx& tx, Env& env, const Actor& actor, const TicketMove& move);

struct UpdateLadder {
  std::vector<std::pair<DepartmentId, DepartmentId>> parents =
      {};  // a department and the one above
  std::optional<DepartmentId> last_department_id = {};
  std::optional<DepartmentId> developers_department_id = {};
};
// Errors: forbidden, invalid.
Status update_ladder(Tx& tx, Env& env, const Actor& actor, const UpdateLadder& command);
// As it would stand after that, with nothing written. Errors: the same.
Result<Ladder> preview_ladder(Tx& tx, const Actor& actor, const UpdateLadder& command);

}  // namespace harken::app
