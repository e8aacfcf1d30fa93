// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/compose_reply.hpp"

#include "app/conversation/address_mail.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "app/knowledge/answers.hpp"
#include "core/rules/capabilities.hpp"
#include "core/rules/text.hpp"
#include "ports/forms.hpp"

namespace harken::app {

namespace {

Message make_message(Env& env, const Reply& command, const Conversation& conversation) {
  Message message;
  message.id = next_message_id(env, conversation);
  message.workspace_id = conversation.workspace_id;
  message.conversation_id = conversation.id;
  message.channel_id = conversation.channel_id;
  message.identity_id = conversation.identity_id;
  message.sender = SenderKind::user;
  message.user_id = command.actor.user_id;
  message.sender_name = command.actor.name;
  message.client_id = command.client_id;
  message.text = command.text;
  message.document = command.document;
  message.reply_to_id = command.reply_to_id;
  message.created_at = env.clock.now();
  return message;
}

// Its title is its text, for whoever shows no cards.
Status add_article(Tx& tx, const Reply& command, const Conversation& conversation,
                   Message& message) {
  if (!command.article) return {};
  ASSIGN_OR_RETURN(message.article, link_to_article(tx, conversation, command.article->id,
                                                    command.article->language));
  message.kind = MessageKind::article;
  message.text = message.article->title;
  return {};
}

Status add_form(Tx& tx, FormId id, Message& message) {
  ASSIGN_OR_RETURN(auto form, tx.forms().find(message.workspace_id, id));
  if (!form) return fail_invalid("form_id", "no such form");
  message.kind = MessageKind::form;
  message.text = form->title;
  message.form = SentForm{form->id, form->title, std::move(form->fields)};
  return {};
}

// Short text goes over every channel; only for more is the channel looked at.
constexpr std::size_t kCarriedEverywhere = 1'000;

Status check_channel(Tx& tx, const Message& message) {
  const bool is_simple = !message.form && !message.document && message.attachments.empty() &&
                         message.text.size() <= kCarriedEverywhere;
  if (is_simple) return {};
  ASSIGN_OR_RETURN(const auto channel,
                   tx.channels().find(message.workspace_id, message.channel_id));
  if (!channel) return fail_not_found("channel");
  return check_carries(capabilities_of(channel->kind), message);
}

Status check_answered(Tx& tx, const Reply& command) {
  if (!command.reply_to_id) return {};
  ASSIGN_OR_RETURN(const auto answered,
                   tx.messages().find(command.actor.workspace_id, command.reply_to_id));
  if (answered && answered->conversation_id == command.conversation_id) return {};
  return fail_invalid("reply_to_id", "is no message of this conversation");
}

}  // namespace

// Text and attachments, or a form alone, or a link to an article alone.
Status check_parts(const Reply& command) {
  if (!command.form_id && !command.article)
    return check_body(command.client_id, command.text, command.attachment_ids);
  if (command.form_id && command.article)
    return fail_invalid("article", "a form goes without an article");
  if (!command.text.empty() || !command.attachment_ids.empty())
    return fail_invalid(command.form_id ? "form_id" : "text",
                        "a form or an article goes without text and attachments");
  return check_client_id(command.client_id);
}

Result<Message> compose_reply(Tx& tx, Env& env, const Reply& command,
                              const Conversation& conversation) {
  RETURN_IF_ERROR(check_answered(tx, command));
  auto message = make_message(env, command, conversation);
  RETURN_IF_ERROR(address_mail(tx, command, conversation, message));
  if (conversation.channel_is_gone && message.channel_id == conversation.channel_id)
    return fail(Errc::conflict, "channel_deleted", "this channel was deleted");
  RETURN_IF_ERROR(add_article(tx, command, conversation, message));
  ASSIGN_OR_RETURN(message.attachments,
                   find_attachments(tx, {command.actor.user_id, IdentityId{}},
                                    conversation.workspace_id, command.attachment_ids));
  if (command.form_id) RETURN_IF_ERROR(add_form(tx, command.form_id, message));
  RETURN_IF_ERROR(check_channel(tx, message));
  return message;
}

}  // namespace harken::app
