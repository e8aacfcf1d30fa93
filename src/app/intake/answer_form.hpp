// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/intake/receive_message.hpp"
#include "core/rules/forms.hpp"

namespace harken::app {

struct AnswerForm {
  VisitorSession visitor;
  MessageId message_id;  // which carries the form
  std::string client_id;
  GivenAnswers answers;
};

// A customer answers a form, once: the answers come as a message, and may fill the contact's name
// and e-mail. Errors: not_found, invalid (answers.KEY), unknown_field, already_answered,
// client_id_conflict.
Result<Received> answer_form(Tx& tx, Env& env, const AnswerForm& command);

}  // namespace harken::app
