// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets by what is asked for, each from an index of its own. $1 to $4 as kMaySeeTicket; $5 the
// view, as a number; $6 status, $7 priority, $8 responsible, $9 true: without one, $10 department,
// $11 label, $12 pattern of the title, $13 number; $14 now; $15 and $16 where the page before
// ended; $17 the order, as a number; $18 an own status.
#pragma once

#include "adapters/sql/sql_text.hpp"

namespace harken::sql {

inline constexpr SqlText kOpenedIds(
    "(SELECT ticket_id FROM ticket WHERE opened_by_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE requester_user_id = $2)");
// To handle: what I am responsible for, what was asked of my departments and nobody has; and what
// was escalated to me, or to my department and nobody has taken.
inline constexpr SqlText kSubmittedIds(
    "(SELECT ticket_id FROM ticket WHERE responsible_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE responsible_id IS NULL AND status < 3 "
    "AND deleted_at IS NULL AND requester_user_id IS NOT NULL AND requester_user_id <> $2 AND $3 "
    ">= 1 AND department_id "
    "IN (SELECT department_id FROM department_member WHERE user_id = $2) "
    "UNION ALL SELECT ticket_id FROM ticket_escalation WHERE assignee_id = $2 AND state = 'open' "
    "UNION ALL SELECT ticket_id FROM ticket_escalation WHERE assignee_id IS NULL "
    "AND state = 'open' AND least_rank <= $4 AND department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2))");
inline constexpr SqlText kOverdueIds(
    "(SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND status < 3 AND deleted_at IS NULL "
    "AND deadline < $14)");
inline constexpr SqlText kStatusIds(
    "(SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND status = $6)");
inline constexpr SqlText kOwnStatusIds("(SELECT ticket_id FROM ticket WHERE status_id = $18)");
inline constexpr SqlText kPriorityIds(
    "(SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND priority = $7)");
inline constexpr SqlText kResponsibleIds(
    "(SELECT ticket_id FROM ticket WHERE responsible_id = $8)");
inline constexpr SqlText kNobodysIds(
    "(SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND responsible_id IS NULL)");
inline constexpr SqlText kDepartmentIds("(SELECT ticket_id FROM ticket WHERE department_id = $10)");
inline constexpr SqlText kLabelIds("(SELECT ticket_id FROM ticket_label WHERE label_id = $11)");
inline constexpr SqlText kTitleIds(
    "(SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND title_folded LIKE $12 ESCAPE '\\' "
    "UNION ALL SELECT ticket_id FROM ticket WHERE workspace_id = $1 AND number = $13)");

// All that somebody sees who does not see everything.
inline constexpr SqlText kSeenIds(
    "(SELECT ticket_id FROM ticket WHERE responsible_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE opened_by_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE requester_user_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket WHERE $3 >= 1 AND department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2) "
    "UNION ALL SELECT ticket_id FROM ticket_escalation WHERE assignee_id = $2 "
    "UNION ALL SELECT ticket_id FROM ticket_escalation WHERE least_rank <= $4 "
    "AND department_id IN (SELECT department_id FROM department_member WHERE user_id = $2))");

}  // namespace harken::sql
