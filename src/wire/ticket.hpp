// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of tickets, and how rows keep their small structures.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"

namespace harken::wire {

// A ticket as somebody sees it: see as_seen_by.
struct SeenTicket {
  Ticket ticket;
  std::vector<TicketConversation> conversations = {};
  std::vector<File> attachments = {};
  std::vector<TicketAction> actions = {};
  bool has_internal = false;
};

boost::json::value encode(const SeenTicket&);
boost::json::value encode(const TicketEscalation&);
boost::json::value encode(const TicketEntry&);
boost::json::value encode(const TicketChange&);
boost::json::value encode(const TicketConversation&);
boost::json::value encode(const OwnTicketStatus&);

const char* to_text(TicketStatus);
const char* to_text(TicketPriority);
const char* to_text(TicketPart);
const char* to_text(EscalationState);
const char* to_text(TicketChangeAction);
const char* to_text(TicketAction);
const char* to_text(TicketView);
const char* to_text(TicketSort);
std::optional<TicketStatus> parse_ticket_status(std::string_view);
std::optional<TicketPriority> parse_ticket_priority(std::string_view);
std::optional<TicketPart> parse_ticket_part(std::string_view);
std::optional<TicketView> parse_ticket_view(std::string_view);
std::optional<TicketSort> parse_ticket_sort(std::string_view);
EscalationState load_escalation_state(std::string_view);
TicketChangeAction load_ticket_change_action(std::string_view);

std::string store_changes(const std::vector<FieldChange>&);
std::vector<FieldChange> load_changes(std::string_view text);
std::string store_audience(const TicketAudience&);
TicketAudience load_audience(std::string_view text);

}  // namespace harken::wire
