// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written in a ticket: comments, additions to the description, Main and Internal.
#pragma once

#include <string>
#include <vector>

#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct AddTicketEntry {
  TicketId ticket_id;
  TicketPart part = TicketPart::comment;
  std::string client_id;
  Document body = {};
  std::vector<std::string> attachment_ids = {};
  std::vector<UserId> mention_ids = {};
};
struct AddedTicketEntry {
  TicketEntry entry;
  bool is_new = true;
};
// A word of whoever asked for a closed ticket opens it again. Errors: not_found (also a window that
// the actor does not see), forbidden, invalid, client_id_conflict.
Result<AddedTicketEntry> add_ticket_entry(Tx& tx, Env& env, const Actor& actor,
                                          const AddTicketEntry& command);

// Errors: not_found.
Rows<TicketEntry> list_ticket_entries(Tx& tx, const Actor& actor, TicketId ticket, TicketPart part,
                                      TicketEntryId before, int limit);

// A file that stands in a ticket, where the actor may read it. Errors: not_found.
Status check_ticket_file(Tx& tx, const Actor& actor, std::string_view file_id);

}  // namespace harken::app
