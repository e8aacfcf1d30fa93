// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/answers.hpp"

#include <algorithm>

#include "app/conversation/message_body.hpp"
#include "app/ticket/answer_parts.hpp"
#include "app/ticket/record.hpp"
#include "core/rules/pending_reply.hpp"
#include "core/rules/text.hpp"
#include "core/rules/ticket_answers.hpp"
#include "ports/ticket_answers.hpp"

namespace harken::app {

namespace {

constexpr int kMostShown = 20;

Result<TicketAnswer> make(Tx& tx, Env& env, const Actor& actor, const AnswerLinked& command) {
  TicketAnswer answer;
  answer.id = env.ids.make<TicketAnswerId>();
  answer.workspace_id = actor.workspace_id;
  answer.ticket_id = command.ticket_id;
  answer.author_id = actor.user_id;
  answer.author_name = actor.name;
  answer.client_id = command.client_id;
  answer.texts = command.texts;
  answer.default_language = command.default_language;
  answer.if_solved = command.if_solved;
  answer.created_at = env.clock.now();
  answer.starts_at = answer.created_at.plus_seconds(command.undo_seconds);
  RETURN_IF_ERROR(check_answer_texts(answer));
  ASSIGN_OR_RETURN(answer.attachments,
                   find_attachments(tx, {actor.user_id, IdentityId{}}, actor.workspace_id,
                                    command.attachment_ids));
  return answer;
}

Status check(const AnswerLinked& command) {
  RETURN_IF_ERROR(check_client_id(command.client_id));
  if (command.undo_seconds < 0 || command.undo_seconds > kLongestUndoSeconds)
    return fail_invalid("undo_seconds", "0 to 60 seconds");
  if (command.attachment_ids.size() > kMaxAttachments)
    return fail_invalid("attachment_ids", "at most 10 attachments");
  const auto count = command.conversation_ids.size();
  if (count >= 1 && count <= kMostAnswered) return {};
  return fail_invalid("conversation_ids", "1 to 500 conversations");
}

bool is_same(const TicketAnswer& answer, const AnswerLinked& command) {
  return answer.default_language == command.default_language &&
         std::ranges::is_permutation(answer.texts, command.texts) &&
         std::ranges::equal(answer.attachments, command.attachment_ids, {}, &File::id);
}

// Each counts once, however often it was named.
std::vector<ConversationId> distinct(std::vector<ConversationId> ids) {
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  return ids;
}

Status note_in_history(Tx& tx, Env& env, const Actor& actor, const Ticket& before,
                       std::size_t count) {
  auto after = before;
  FieldChange change{"conversations", {}, std::to_string(count)};
  return record(tx, env, before, after,
                {TicketChangeAction::answered, &actor, {std::move(change)}});
}

Result<TicketAnswer> find_answer(Tx& tx, const Actor& actor, TicketId ticket, TicketAnswerId id) {
  RETURN_IF_ERROR(get_ticket_for(tx, actor, ticket, TicketAction::answer));
  ASSIGN_OR_RETURN(auto answer, tx.ticket_answers().find(actor.workspace_id, id));
  if (!answer || answer->ticket_id != ticket) return fail_not_found("answer");
  return *std::move(answer);
}

Result<ShownAnswer> shown(Tx& tx, TicketAnswer answer) {
  ASSIGN_OR_RETURN(auto parts, tx.ticket_answers().list_parts(answer.id));
  return ShownAnswer{std::move(answer), std::move(parts)};
}

Status wait_again(Tx& tx, Env& env, const Actor& actor, TicketAnswer answer,
                  const TicketAnswerPart& part) {
  if (answer.author_id != actor.user_id)
    return fail(Errc::forbidden, "forbidden", "it goes out in the name of who wrote it");
  ASSIGN_OR_RETURN(const bool is_ours,
                   tx.ticket_answers().update_part(
                       answer.id, {part.conversation_id, AnswerPartState::waiting}, part.state));
  if (!is_ours) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  answer.starts_at = env.clock.now();
  answer.ended_at.reset();
  return tx.ticket_answers().set_times(answer);
}

}  // namespace

Rows<AnswerRecipient> list_recipients(Tx& tx, const Actor& actor, TicketId ticket) {
  RETURN_IF_ERROR(get_ticket_for(tx, actor, ticket, TicketAction::answer));
  ASSIGN_OR_RETURN(auto recipients,
                   tx.ticket_answers().list_recipients(actor, ticket, int(kMostAnswered)));
  for (auto& each : recipients) RETURN_IF_ERROR(add_reason(tx, actor, each));
  return recipients;
}

Result<AnsweredLinked> answer_linked(Tx& tx, Env& env, const Actor& actor,
                                     const AnswerLinked& command) {
  RETURN_IF_ERROR(check(command));
  ASSIGN_OR_RETURN(const auto ticket,
                   get_ticket_for(tx, actor, command.ticket_id, TicketAction::answer));
  ASSIGN_OR_RETURN(auto known, tx.ticket_answers().find_by_client_id(ticket.id, actor.user_id,
                                                                     command.client_id));
  if (known) {
    if (is_same(*known, command)) return AnsweredLinked{*std::move(known), false};
    return fail(Errc::conflict, "client_id_conflict", "used for another answer", "client_id");
  }
  ASSIGN_OR_RETURN(auto answer, make(tx, env, actor, command));
  const auto ids = distinct(command.conversation_ids);
  ASSIGN_OR_RETURN(const auto written, tx.ticket_answers().insert(actor, answer, ids));
  if (written != std::ssize(ids))
    return fail_invalid("conversation_ids", "one of them is not linked to this ticket");
  RETURN_IF_ERROR(note_in_history(tx, env, actor, ticket, ids.size()));
  return AnsweredLinked{std::move(answer), true};
}

Rows<ShownAnswer> list_answers(Tx& tx, const Actor& actor, TicketId ticket) {
  RETURN_IF_ERROR(get_ticket_for(tx, actor, ticket, TicketAction::answer));
  ASSIGN_OR_RETURN(auto answers, tx.ticket_answers().list(ticket, kMostShown));
  std::vector<ShownAnswer> all;
  for (auto& each : answers) {
    ASSIGN_OR_RETURN(auto one, shown(tx, std::move(each)));
    all.push_back(std::move(one));
  }
  return all;
}

Result<ShownAnswer> get_answer(Tx& tx, const Actor& actor, TicketId ticket, TicketAnswerId id) {
  ASSIGN_OR_RETURN(auto answer, find_answer(tx, actor, ticket, id));
  return shown(tx, std::move(answer));
}

Result<ShownAnswer> take_back_answer(Tx& tx, Env& env, const Actor& actor, TicketId ticket,
                                     TicketAnswerId id) {
  ASSIGN_OR_RETURN(auto answer, find_answer(tx, actor, ticket, id));
  ASSIGN_OR_RETURN(const auto stopped, tx.ticket_answers().take_back(id));
  if (stopped > 0 || !answer.ended_at) answer.ended_at = env.clock.now();
  RETURN_IF_ERROR(tx.ticket_answers().set_times(answer));
  return shown(tx, std::move(answer));
}

Status retry_answer(Tx& tx, Env& env, const Actor& actor, TicketId ticket, TicketAnswerId id,
                    ConversationId conversation) {
  ASSIGN_OR_RETURN(auto answer, find_answer(tx, actor, ticket, id));
  ASSIGN_OR_RETURN(const auto parts, tx.ticket_answers().list_parts(id));
  const auto part = std::ranges::find(parts, conversation, &TicketAnswerPart::conversation_id);
  if (part == parts.end()) return fail_not_found("conversation of this answer");
  switch (part->state) {
    case AnswerPartState::waiting:
      return {};
    case AnswerPartState::refused:
    case AnswerPartState::taken_back:
      return wait_again(tx, env, actor, std::move(answer), *part);
    case AnswerPartState::written:
      break;
  }
  return send_part_again(tx, env, actor, answer, *part);
}

}  // namespace harken::app
