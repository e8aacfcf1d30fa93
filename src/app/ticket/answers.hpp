// SPDX-License-Identifier: AGPL-3.0-or-later
// LC15: one answer to all linked conversations. It is stored with its list at once; a job then
// writes it to each of them by the ordinary reply, in a transaction of its own (answer_parts.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/ticket_answer.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// The newest that are linked and that the actor sees; with a reason where they cannot answer.
// Errors of all: not_found, forbidden.
Rows<AnswerRecipient> list_recipients(Tx& tx, const Actor& actor, TicketId ticket);

struct AnswerLinked {
  TicketId ticket_id;
  std::string client_id;
  std::vector<AnswerText> texts;
  std::string default_language;
  std::vector<ConversationId> conversation_ids;
  std::vector<std::string> attachment_ids = {};  // uploaded by the actor, not sent before
  IfSolved if_solved = IfSolved::leave;
  std::int64_t undo_seconds = 0;  // so long all of it can be taken back, at most 60
};
struct AnsweredLinked {
  TicketAnswer answer;
  bool is_new = true;  // false: the same client_id came before
};
// Errors: also invalid (also a conversation that is not linked), client_id_conflict.
Result<AnsweredLinked> answer_linked(Tx& tx, Env& env, const Actor& actor,
                                     const AnswerLinked& command);

struct ShownAnswer {
  TicketAnswer answer;
  std::vector<TicketAnswerPart> parts;
};
Rows<ShownAnswer> list_answers(Tx& tx, const Actor& actor, TicketId ticket);
Result<ShownAnswer> get_answer(Tx& tx, const Actor& actor, TicketId ticket, TicketAnswerId id);

// What is not written yet never will be.
Result<ShownAnswer> take_back_answer(Tx& tx, Env& env, const Actor& actor, TicketId ticket,
                                     TicketAnswerId id);

// What was refused or taken back is tried again, by whose answer it is; what failed on its way is
// sent again. Errors: also those of send_again and of reopening, not_failed.
Status retry_answer(Tx& tx, Env& env, const Actor& actor, TicketId ticket, TicketAnswerId id,
                    ConversationId conversation);

}  // namespace harken::app
