// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/form_talks.hpp"

#include "app/channels/outbox.hpp"
#include "app/conversation/change.hpp"
#include "app/intake/answer_form.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/form_talk.hpp"
#include "core/rules/transitions.hpp"
#include "ports/forms.hpp"

namespace harken::app {

namespace {

// After that the customer writes of something else.
constexpr std::int64_t kPatienceSeconds = 86'400;
constexpr std::int64_t kMostMisfits = 2;

// In the name of who sent the form. False: not today any more.
Result<bool> say(Tx& tx, Env& env, const Message& form, std::string text) {
  ASSIGN_OR_RETURN(const auto before,
                   tx.conversations().find(form.workspace_id, form.conversation_id));
  if (!before) return fail_not_found("conversation");
  Message question;
  question.id = next_message_id(env, *before);
  question.workspace_id = form.workspace_id;
  question.conversation_id = form.conversation_id;
  question.channel_id = form.channel_id;
  question.identity_id = form.identity_id;
  question.sender = SenderKind::user;
  question.user_id = form.user_id;
  question.sender_name = form.sender_name;
  question.text = std::move(text);
  question.created_at = env.clock.now();
  ASSIGN_OR_RETURN(const bool goes, queue_automatic(tx, env, question));
  if (!goes) return false;
  RETURN_IF_ERROR(tx.messages().insert(question));
  auto after = *before;
  add_question(after, question);
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&*before, std::move(after), "message.created"};
  change.message = &question;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return true;
}

Status finish(Tx& tx, Env& env, const Message& form, const Message& written, const OpenTalk& talk) {
  AnswerForm command;
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(written.identity_id));
  if (!identity) return fail_not_found("identity");
  command.visitor = {{}, form.workspace_id, identity->id, identity->contact_id, form.channel_id, {},
                     {}};
  command.message_id = form.id;
  command.client_id = "form-" + form.id.to_string();
  for (const auto& field : talk.answer.fields) command.answers[field.key] = field.values;
  RETURN_IF_ERROR(answer_form(tx, env, command));
  return {};
}

Result<std::string> language_of(Tx& tx, IdentityId id) {
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(id));
  return identity ? identity->visit.language : std::string();
}

// What is open of the form, as this channel asks it.
std::string words_of(const SentForm& form, const FormTalk& talk, const Capabilities& channel,
                     std::string_view language, bool again) {
  if (channel.asks_at_once) return ask_all(form.fields, talk, language, again);
  return ask(*next_field(form.fields, talk), language, again);
}

Result<Capabilities> channel_of(Tx& tx, const Message& form) {
  ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(form.channel_id));
  return kind ? capabilities_of(*kind) : Capabilities{};
}

}  // namespace

std::string opening_of(const SentForm& form, const Capabilities& channel,
                       std::string_view language) {
  if (form.fields.empty()) return form.title;
  return form.title + "\n\n" + words_of(form, {}, channel, language, false);
}

Status begin_form_talk(Tx& tx, Env& env, const Message& message) {
  ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(message.channel_id));
  if (!kind || capabilities_of(*kind).forms) return {};
  // A colleague who writes takes over from the form.
  if (!message.form) return tx.forms().end_talk(message.identity_id);
  return tx.forms().keep_talk(
      {message.identity_id, {message.id, message.form->title, {}}, 0, env.clock.now()});
}

Status continue_form_talk(Tx& tx, Env& env, const Message& written) {
  ASSIGN_OR_RETURN(auto talk, tx.forms().find_talk(written.identity_id));
  if (!talk) return {};
  ASSIGN_OR_RETURN(const auto form,
                   tx.messages().find(written.workspace_id, talk->answer.message_id));
  const bool is_over = !form || !form->form || form->conversation_id != written.conversation_id ||
                       env.clock.now() > talk->started_at.plus_seconds(kPatienceSeconds);
  if (is_over) return tx.forms().end_talk(written.identity_id);
  FormTalk answered{talk->answer.fields};
  const auto& fields = form->form->fields;
  ASSIGN_OR_RETURN(const auto language, language_of(tx, written.identity_id));
  ASSIGN_OR_RETURN(const auto channel, channel_of(tx, *form));
  const bool fits = (channel.asks_at_once ? take_spoken_answers(fields, answered, written.text)
                                          : take_spoken_answer(fields, answered, written.text))
                        .has_value();
  talk->answer.fields = answered.answers;
  talk->misfits = fits ? 0 : talk->misfits + 1;
  // Who answers beside the question twice has something else to say: to a person, not to a form.
  if (talk->misfits == kMostMisfits) return tx.forms().end_talk(written.identity_id);
  if (next_field(fields, answered)) {
    RETURN_IF_ERROR(tx.forms().keep_talk(*talk));
    ASSIGN_OR_RETURN(
        const bool goes_on,
        say(tx, env, *form, words_of(*form->form, answered, channel, language, !fits)));
    return goes_on ? Status() : tx.forms().end_talk(written.identity_id);
  }
  RETURN_IF_ERROR(tx.forms().end_talk(written.identity_id));
  return finish(tx, env, *form, written, *talk);
}

}  // namespace harken::app
