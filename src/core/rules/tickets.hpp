// SPDX-License-Identifier: AGPL-3.0-or-later
// What may happen to a ticket. Pure: each checks who and when, and changes the struct or refuses
// with a stable code and leaves it alone.
#pragma once

#include "core/base/result.hpp"
#include "core/policy/ticket_access.hpp"
#include "core/rules/ladder.hpp"

namespace harken {

// Before the deadline the responsible is reminded; where there is less time than that, an hour
// before.
inline constexpr std::int64_t kRemindBeforeSeconds = 24 * 3600;
inline constexpr std::int64_t kRemindLateSeconds = 3600;

// When the responsible is told next; none: nobody, or all has been told.
std::optional<Timestamp> next_reminder(const Ticket& ticket, Timestamp now);

// closed_at and the reminder follow the status. An open escalation ends with the ticket. Without
// an own status it has none: the own ones are of one of the four each.
void set_status(Ticket& ticket, TicketStatus status, Timestamp now, TicketStatusId own = {});
void set_deadline(Ticket& ticket, std::optional<Timestamp> deadline, Timestamp now);

// Whoever asked for it does not handle it. Errors: requester_cannot_handle.
Status set_responsible(Ticket& ticket, const User* user, Timestamp now);

struct Reason {
  std::string text;
  std::string external_url = {};
};

// Errors: forbidden, ticket_closed, already_escalated, no_level_above (no step).
Status escalate(Ticket& ticket, const Actor& actor, TicketEscalationId id,
                const std::optional<LadderStep>& step, const std::string& reason, Timestamp now);
// Errors: not_escalated, already_acknowledged (names who did), forbidden. False: it was the actor.
Result<bool> acknowledge(Ticket& ticket, const Actor& actor, Timestamp now);
// Errors: not_escalated, forbidden.
Status give_back(Ticket& ticket, const Actor& actor, const std::string& reason, Timestamp now);
Status settle(Ticket& ticket, const Actor& actor, const std::string& reason, Timestamp now);
// To the level above; with an issue elsewhere and nobody above it stays where it is and names that.
// Errors: not_escalated, forbidden, no_level_above.
Status raise(Ticket& ticket, const Actor& actor, TicketEscalationId id,
             const std::optional<LadderStep>& step, const Reason& reason, Timestamp now);

// Somebody wrote in Internal: the clock of waiting inside stops with a word of whom it was
// escalated to, and runs again with one of the handler.
void note_internal_word(Ticket& ticket, const Actor& author, Timestamp now);

}  // namespace harken
