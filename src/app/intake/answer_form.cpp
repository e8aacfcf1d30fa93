// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/answer_form.hpp"

#include "app/contact/contacts.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

Result<Message> get_form(Tx& tx, const AnswerForm& command) {
  const auto& visitor = command.visitor;
  ASSIGN_OR_RETURN(const auto message,
                   tx.messages().find(visitor.workspace_id, command.message_id));
  const bool is_theirs = message && message->identity_id == visitor.identity_id &&
                         visitor.sees(message->conversation_id) && message->form;
  if (!is_theirs) return fail_not_found("form");
  return *message;
}

// What customers say of themselves is put where nothing stands, or what they said before.
void claim(std::string& field, bool& is_claimed, const std::string& said) {
  const bool may_be_replaced = field.empty() || is_claimed;
  if (said.empty() || said == field || !may_be_replaced) return;
  field = said;
  is_claimed = true;
}

// What the answers say of the contact; what does not fit is no reason to lose them.
Status fill_contact(Tx& tx, Env& env, const VisitorSession& visitor, const SentForm& form,
                    const std::vector<FieldAnswer>& answers) {
  ASSIGN_OR_RETURN(auto contact, tx.contacts().find(visitor.workspace_id, visitor.contact_id));
  if (!contact) return {};
  const auto before = *contact;
  const auto name = claimed_by(form.fields, answers, Fills::contact_name);
  const auto email = claimed_by(form.fields, answers, Fills::contact_email);
  if (check_line("name", name, 100)) claim(contact->name, contact->is_name_claimed, name);
  claim(contact->email, contact->is_email_claimed, email);
  if (contact->name == before.name && contact->email == before.email) return {};
  return store_contact(tx, env, *contact);
}

}  // namespace

Result<Received> answer_form(Tx& tx, Env& env, const AnswerForm& command) {
  RETURN_IF_ERROR(check_client_id(command.client_id));
  ASSIGN_OR_RETURN(const auto asked, get_form(tx, command));
  ASSIGN_OR_RETURN(auto answers, check_answers(asked.form->fields, command.answers));
  FormAnswer answer{asked.id, asked.form->title, std::move(answers)};
  ASSIGN_OR_RETURN(const auto earlier, tx.messages().find_answer_to(asked.id));
  if (earlier && (earlier->client_id != command.client_id || earlier->answer != answer))
    return fail(Errc::conflict, "already_answered", "this form is answered already");
  if (earlier) return Received{*earlier, false};
  const auto& visitor = command.visitor;
  ReceiveMessage message{visitor.workspace_id,
                         visitor.identity_id,
                         visitor.contact_id,
                         visitor.channel_id,
                         command.client_id,
                         plain_text_of(answer.fields),
                         {},
                         {},
                         {}};
  // A form of which nothing is required may come back empty, and is answered all the same.
  if (message.text.empty()) message.text = answer.title;
  message.answer = std::move(answer);
  ASSIGN_OR_RETURN(auto received, receive_message(tx, env, message));
  if (received.is_new)
    RETURN_IF_ERROR(fill_contact(tx, env, visitor, *asked.form, received.message.answer->fields));
  return received;
}

}  // namespace harken::app
