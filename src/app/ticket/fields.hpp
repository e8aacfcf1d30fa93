// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/ticket.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// None: nobody is responsible. Errors: invalid, requester_cannot_handle.
Status set_person(Tx& tx, Env& env, UserId id, Ticket& ticket);
// Errors: invalid.
Status set_labels(Tx& tx, const std::vector<LabelId>& ids, Ticket& ticket);

}  // namespace harken::app
