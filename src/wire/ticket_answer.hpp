// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/ticket_answer.hpp"

namespace harken::wire {

// With how far it has come in all its conversations.
boost::json::value encode(const TicketAnswer&, const std::vector<TicketAnswerPart>&);
boost::json::value encode(const TicketAnswerPart&, const Conversation&);
boost::json::value encode(const AnswerRecipient&);

const char* to_text(IfSolved);
const char* to_text(AnswerPartState);
const char* to_text(AnswerProgress);
std::optional<IfSolved> parse_if_solved(std::string_view);
AnswerPartState load_answer_part_state(std::string_view);

std::string store_answer_texts(const std::vector<AnswerText>&);
std::vector<AnswerText> load_answer_texts(std::string_view text);

}  // namespace harken::wire
