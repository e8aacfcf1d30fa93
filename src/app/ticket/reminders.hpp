// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/ticket.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Tells the responsible that the deadline is near, or has passed; each once. Nothing when it is not
// time any more.
Status remind_of_ticket(Tx& tx, Env& env, WorkspaceId workspace, TicketId id);

}  // namespace harken::app
