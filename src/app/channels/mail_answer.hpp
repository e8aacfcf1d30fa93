// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom an answer by e-mail goes to, and who else takes part. The server says it, so that the
// console and programs answer the same people, and nobody answers a form's no-reply address (C12).
#pragma once

#include <string>
#include <vector>

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/rules/mail_people.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Somebody of the mails of a conversation who is not its customer. They have no rights here.
struct Participant {
  MailPerson person;
  bool has_written = false;  // else they only read along
};

struct MailAnswer {
  std::string subject;
  // `cc` is for an answer to all: whoever else the mail went to.
  MailRecipients people;
  bool is_by_reply_to =
      false;  // the mail wants its answer elsewhere than where it says it came from
  std::vector<Participant> participants;
};

// The addresses of all mailboxes of the workspace.
Rows<std::string> own_addresses(Tx& tx, WorkspaceId workspace);

// The answer to this message; none: to the customer, whoever wrote last, because nobody takes the
// customer's place by writing (A6). `people.to` is empty when no address is known.
// Errors: invalid (message_id).
Result<MailAnswer> find_mail_answer(Tx& tx, const Conversation& conversation, MessageId answered);

// Whether a mail from this address is the customer's own, and not somebody's who was written to.
Result<bool> is_customers(Tx& tx, const Conversation& conversation, const std::string& email);
// Whether it is where the customer's mails want their answers: it speaks for them, and is not them.
Result<bool> is_answered_at(Tx& tx, const Conversation& conversation, const std::string& email);

}  // namespace harken::app
