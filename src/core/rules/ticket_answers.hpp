// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/model/ticket_answer.hpp"

namespace harken {

inline constexpr std::size_t kMostAnswerLanguages = 20;
// More are answered in another go: the list of one answer is read as a whole.
inline constexpr std::size_t kMostAnswered = 500;

// Each language once, none of them empty, the default among them. Errors: invalid.
Status check_answer_texts(const TicketAnswer& answer);

// For somebody whose browser says "pt-BR": the text in pt, else the default one.
const AnswerText& text_for(const TicketAnswer& answer, std::string_view language);

AnswerProgress progress_of(const TicketAnswerPart& part);

// What the message in this conversation is called: the same answer is written there once.
std::string client_id_of(TicketAnswerId answer, ConversationId conversation);

}  // namespace harken
