// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of tickets, as it is looked at: pages of a hundred, as the console asks for them.
#pragma once

#include "answer_times.hpp"

namespace harken::load {

AnswerTimes measure_ticket_orders(Desk& desk);   // each of them, both ways
AnswerTimes measure_ticket_depth(Desk& desk);    // the same from the middle on
AnswerTimes measure_ticket_views(Desk& desk);    // of an agent
AnswerTimes measure_ticket_filters(Desk& desk);  // in two orders
AnswerTimes measure_ticket_search(Desk& desk);
AnswerTimes measure_ticket_counts(Desk& desk);  // of an agent

}  // namespace harken::load
