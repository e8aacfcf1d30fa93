// SPDX-License-Identifier: AGPL-3.0-or-later
// What tickets are found by, and how the index of it is kept.
#pragma once

#include <string>

#include "adapters/sql/session.hpp"
#include "core/model/document.hpp"
#include "core/model/ticket.hpp"

namespace harken::sql {

std::string searched_text_of(std::int64_t number, const std::string& title,
                             const Document& description);

// A changed ticket is found under its new words at once; new ones are followed with the messages.
Status index_words(SqlSession& session, const Ticket& ticket);
// Of the ticket and of all that is written in it.
Status forget_words(SqlSession& session, TicketId id);

}  // namespace harken::sql
