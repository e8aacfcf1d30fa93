// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/reply.hpp"

#include "app/channels/form_talks.hpp"
#include "app/channels/outbox.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/compose_reply.hpp"
#include "app/conversation/message_body.hpp"
#include "app/conversation/rich_reply.hpp"
#include "core/rules/transitions.hpp"

namespace harken::app {

namespace {

// A retry is answered with its first result even when the conversation has moved on since.
Result<std::optional<Replied>> find_earlier(Tx& tx, const Reply& command, IdentityId identity) {
  ASSIGN_OR_RETURN(const auto earlier, tx.messages().find_by_client_id(
                                           identity, command.actor.user_id, command.client_id));
  if (!earlier) return std::nullopt;
  if (earlier->conversation_id != command.conversation_id)
    return fail(Errc::conflict, "client_id_conflict", "used in another conversation", "client_id");
  if (command.article || earlier->article) {
    const bool is_same = command.article && earlier->article &&
                         earlier->article->article_id == command.article->id &&
                         earlier->article->language == command.article->language;
    if (!is_same)
      return fail(Errc::conflict, "client_id_conflict", "used for another message", "client_id");
    return Replied{*earlier, false};
  }
  if (command.form_id && earlier->form && earlier->form->form_id == command.form_id)
    return Replied{*earlier, false};
  if (earlier->document != command.document)
    return fail(Errc::conflict, "client_id_conflict", "used for another message", "client_id");
  ASSIGN_OR_RETURN(auto message, same_or_conflict(earlier, command.text, command.attachment_ids));
  return Replied{std::move(message), false};
}

}  // namespace

Result<Replied> reply(Tx& tx, Env& env, const Reply& asked) {
  ASSIGN_OR_RETURN(const auto command, spelled_out(asked));
  RETURN_IF_ERROR(check_parts(command));
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, command.actor, command.conversation_id));
  ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, command, before.identity_id));
  if (earlier) return *std::move(earlier);
  auto after = before;
  RETURN_IF_ERROR(prepare_reply(after, command.actor));
  RETURN_IF_ERROR(check_exclusive(tx, before, command.actor));
  return write_reply(tx, env, command, before, std::move(after));
}

Result<Replied> write_reply(Tx& tx, Env& env, const Reply& command, const Conversation& before,
                            Conversation after) {
  ASSIGN_OR_RETURN(auto message, compose_reply(tx, env, command, before));
  for (const auto& file : message.attachments)
    RETURN_IF_ERROR(tx.files().attach(file.id, before.id));
  RETURN_IF_ERROR(queue_delivery(tx, env, message));
  ASSIGN_OR_RETURN(const bool is_written, tx.messages().insert(message));
  if (!is_written)
    return fail(Errc::unavailable, "unavailable", "the same message is being stored; try again");
  RETURN_IF_ERROR(begin_form_talk(tx, env, message));
  add_reply(after, message);
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&before, std::move(after), "message.created"};
  change.actor = &command.actor;
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return Replied{std::move(message), true};
}

}  // namespace harken::app
