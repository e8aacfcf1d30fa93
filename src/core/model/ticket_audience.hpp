// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/id.hpp"

namespace harken {

// Who may hear of a change of a ticket: who stands on one of these sides of it.
struct TicketAudience {
  struct Level {
    DepartmentId department_id;
    int least_rank = 0;
    UserId assignee_id = {};
    bool operator==(const Level&) const = default;
  };
  bool for_requester = true;
  bool for_handlers = true;
  bool for_escalated = true;
  DepartmentId department_id;
  UserId responsible_id = {};
  UserId opened_by_id = {};
  UserId requester_id = {};
  std::vector<Level> levels = {};

  bool operator==(const TicketAudience&) const = default;
};

}  // namespace harken
