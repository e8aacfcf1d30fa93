// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets that have to do with something: open ones that say nearly the same, so that equal
// requests end in one, and those of a customer.
#pragma once

#include <string>
#include <vector>

#include "core/model/ticket.hpp"
#include "core/policy/access.hpp"
#include "ports/store.hpp"

namespace harken::app {

// One of the two.
struct SimilarTo {
  ConversationId conversation_id = {};  // what its customer writes; its own tickets are left out
  std::string text = {};
};

// Of the open tickets that the actor may see, the most alike first. Errors: not_found.
Result<std::vector<Ticket>> list_similar_tickets(Tx& tx, const Actor& actor, const SimilarTo& to,
                                                 std::size_t most);

// Over all conversations of the customer that the actor may see, newest first. Errors: not_found.
Result<std::vector<Ticket>> list_tickets_of_contact(Tx& tx, const Actor& actor, ContactId id);

}  // namespace harken::app
