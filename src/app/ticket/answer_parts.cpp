// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/answer_parts.hpp"

#include "app/channels/outbox.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/intake/files.hpp"
#include "app/ticket/record.hpp"
#include "core/rules/placeholders.hpp"
#include "core/rules/text.hpp"
#include "core/rules/ticket_answers.hpp"
#include "core/rules/transitions.hpp"
#include "ports/ticket_answers.hpp"

namespace harken::app {

namespace {

bool is_solved(const Conversation& conversation) {
  return conversation.lifecycle == Lifecycle::solved;
}

// As the steps of write_part would check it, on a copy.
Status check_may_answer(Tx& tx, const Actor& actor, Conversation conversation) {
  if (conversation.channel_is_gone)
    return fail(Errc::conflict, "channel_deleted", "this channel was deleted");
  if (is_solved(conversation)) RETURN_IF_ERROR(harken::reopen(conversation, actor));
  RETURN_IF_ERROR(check_exclusive(tx, conversation, actor));
  return prepare_reply(conversation, actor);
}

Result<User> get_author(Tx& tx, const TicketAnswer& answer) {
  ASSIGN_OR_RETURN(const auto author, tx.users().find(answer.workspace_id, answer.author_id));
  if (author && author->active) return *author;
  return fail(Errc::conflict, "author_gone", "who wrote it is no longer here");
}

// What it was written for can have changed since.
Status check_still_meant(Tx& tx, const Actor& author, const TicketAnswer& answer,
                         ConversationId id) {
  RETURN_IF_ERROR(get_ticket_for(tx, author, answer.ticket_id, TicketAction::answer));
  ASSIGN_OR_RETURN(const bool is_linked, tx.ticket_answers().is_linked(answer.ticket_id, id));
  return is_linked ? Status() : fail_not_found("link to this conversation");
}

// In the order of kPlaceholders.
Result<PlaceholderValues> values_for(Tx& tx, const User& author, const Conversation& conversation) {
  const auto workspace_id = conversation.workspace_id;
  ASSIGN_OR_RETURN(const auto workspace, tx.workspaces().find(workspace_id));
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(workspace_id, conversation.department_id));
  const auto& name = conversation.contact_name;
  return PlaceholderValues{std::string(trim(name)),
                           std::string(first_name(name)),
                           conversation.contact_email,
                           std::to_string(conversation.contact_number),
                           std::to_string(conversation.number),
                           department ? department->name : "",
                           author.name,
                           author.email,
                           workspace ? workspace->name : ""};
}

// As it is said there: in the language of the customer, with their name in its place.
Result<AnswerText> words_for(Tx& tx, const TicketAnswer& answer, const User& author,
                             const Conversation& conversation) {
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(conversation.identity_id));
  auto words = text_for(answer, identity ? identity->visit.language : "");
  if (!words.text.contains("{{")) return words;
  ASSIGN_OR_RETURN(const auto values, values_for(tx, author, conversation));
  words.text = fill_placeholders(words.text, values);
  return words;
}

// A file belongs to one conversation: each gets a row of its own, of the same bytes.
Result<std::vector<std::string>> copy_files(Tx& tx, Env& env, const TicketAnswer& answer) {
  std::vector<std::string> ids;
  for (const auto& file : answer.attachments) {
    ASSIGN_OR_RETURN(const auto copy, add_file(tx, env,
                                               {answer.workspace_id,
                                                answer.author_id,
                                                {},
                                                file.name,
                                                file.type,
                                                file.hash,
                                                file.size}));
    ids.push_back(copy.id);
  }
  return ids;
}

// Whatever it is for happens in an open conversation; a solved one is solved again where asked.
template <class Act>
Status act_in(Tx& tx, Env& env, const Actor& actor, const TicketAnswer& answer, ConversationId id,
              Act act) {
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, id));
  const bool opens = is_solved(conversation) && answer.if_solved != IfSolved::leave;
  if (opens) RETURN_IF_ERROR(reopen(tx, env, actor, id));
  RETURN_IF_ERROR(act(conversation));
  if (opens && answer.if_solved == IfSolved::solve_again)
    RETURN_IF_ERROR(solve(tx, env, actor, id));
  return {};
}

Status end_part(Tx& tx, const TicketAnswer& answer, const TicketAnswerPart& part) {
  ASSIGN_OR_RETURN(const bool is_ours,
                   tx.ticket_answers().update_part(answer.id, part, AnswerPartState::waiting));
  return is_ours ? Status() : fail(Errc::conflict, "already_sent", "somebody else has ended it");
}

}  // namespace

Status add_reason(Tx& tx, const Actor& actor, AnswerRecipient& recipient) {
  const auto checked = check_may_answer(tx, actor, recipient.conversation);
  if (checked) return {};
  const auto& error = checked.error();
  if (error.kind == Errc::unavailable || error.kind == Errc::internal) return checked;
  recipient.reason = error.code;
  recipient.holder_name = error.holder_name;
  return {};
}

Status write_part(Tx& tx, Env& env, const TicketAnswer& answer, ConversationId id) {
  ASSIGN_OR_RETURN(const auto author, get_author(tx, answer));
  const auto actor = actor_of(author);
  RETURN_IF_ERROR(check_still_meant(tx, actor, answer, id));
  return act_in(tx, env, actor, answer, id, [&](const Conversation& conversation) -> Status {
    ASSIGN_OR_RETURN(const auto words, words_for(tx, answer, author, conversation));
    ASSIGN_OR_RETURN(auto files, copy_files(tx, env, answer));
    ASSIGN_OR_RETURN(
        const auto replied,
        reply(tx, env, {actor, id, client_id_of(answer.id, id), words.text, std::move(files)}));
    return end_part(tx, answer,
                    {id, AnswerPartState::written, {}, {}, words.language, replied.message.id});
  });
}

Status refuse_part(Tx& tx, const TicketAnswer& answer, ConversationId id, const Error& why) {
  const TicketAnswerPart part{id, AnswerPartState::refused, why.code, why.holder_name};
  RETURN_IF_ERROR(tx.ticket_answers().update_part(answer.id, part, AnswerPartState::waiting));
  return {};
}

Status end_answer(Tx& tx, Env& env, TicketAnswer answer) {
  ASSIGN_OR_RETURN(const auto waiting, tx.ticket_answers().list_waiting(answer.id, 1));
  if (!waiting.empty()) return {};
  answer.ended_at = env.clock.now();
  return tx.ticket_answers().set_times(answer);
}

Status send_part_again(Tx& tx, Env& env, const Actor& actor, const TicketAnswer& answer,
                       const TicketAnswerPart& part) {
  const auto send = [&](const Conversation&) -> Status {
    RETURN_IF_ERROR(send_again(tx, env, actor, part.message_id));
    return {};
  };
  return act_in(tx, env, actor, answer, part.conversation_id, send);
}

}  // namespace harken::app
