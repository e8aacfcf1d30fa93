// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/receive_message.hpp"

#include "app/conversation/availability.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "app/conversation/routing.hpp"
#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"

namespace harken::app {

namespace {

std::unexpected<Error> blocked() {
  return fail(Errc::forbidden, "blocked", "messages of this customer are not taken");
}

Message make_message(Env& env, const ReceiveMessage& command, const Conversation& conversation) {
  Message message;
  message.id = next_message_id(env, conversation);
  message.workspace_id = command.workspace_id;
  message.conversation_id = conversation.id;
  message.channel_id = command.channel_id;
  message.identity_id = command.identity_id;
  message.sender = SenderKind::customer;
  message.sender_name = conversation.contact_name;
  message.client_id = command.client_id;
  message.text = command.text;
  message.answer = command.answer;
  message.marks = command.marks;
  message.reply_to_id = command.reply_to_id;
  message.mail = command.mail;
  message.parts = command.parts;
  if (const auto& mail = command.mail; mail && mail->is_from_other)
    message.sender_name = mail->from.name.empty() ? mail->from.email : mail->from.name;
  if (message.answer) message.kind = MessageKind::form_answer;
  message.created_at = env.clock.now();
  return message;
}

// The page that the visitor is on, kept short and harmless; anything odd in it is no reason to lose
// the message.
Status note_page(Tx& tx, const ReceiveMessage& command) {
  if (!command.page_url && !command.page_title) return {};
  ASSIGN_OR_RETURN(auto identity, tx.identities().find(command.identity_id));
  if (!identity) return {};
  auto visit = identity->visit;
  if (command.page_url && check_line("page_url", *command.page_url, 2000))
    visit.page_url = *command.page_url;
  if (command.page_title && check_line("page_title", *command.page_title, 300))
    visit.page_title = *command.page_title;
  if (visit.page_url == identity->visit.page_url && visit.page_title == identity->visit.page_title)
    return {};
  return tx.identities().update_visit(command.identity_id, visit);
}

Result<std::optional<Received>> find_earlier(Tx& tx, const ReceiveMessage& command) {
  ASSIGN_OR_RETURN(const auto earlier, tx.messages().find_by_client_id(
                                           command.identity_id, UserId{}, command.client_id));
  if (!earlier) return std::nullopt;
  ASSIGN_OR_RETURN(auto message, same_or_conflict(earlier, command.text, command.attachment_ids));
  if (message.answer != command.answer)
    return fail(Errc::conflict, "client_id_conflict", "used for another message", "client_id");
  return Received{std::move(message), false};
}

Result<Conversation> find_or_open(Tx& tx, Env& env, const ReceiveMessage& command, bool& is_new) {
  is_new = command.begins_new;
  if (is_new) return open_conversation(tx, env, command, command.follows_id);
  if (command.conversation_id) {
    ASSIGN_OR_RETURN(auto known,
                     tx.conversations().find(command.workspace_id, command.conversation_id));
    if (!known) return fail_not_found("conversation");
    if (known->contact_is_blocked) return blocked();
    return *std::move(known);
  }
  ASSIGN_OR_RETURN(auto newest, tx.conversations().find_newest_of(command.identity_id));
  is_new = !newest || !takes_customer_message(*newest, env.clock.now());
  if (newest && newest->contact_is_blocked) return blocked();
  if (!is_new) return *std::move(newest);
  return open_conversation(tx, env, command, newest ? newest->id : ConversationId{});
}

}  // namespace

Result<Conversation> open_conversation(Tx& tx, Env& env, const ReceiveMessage& command,
                                       ConversationId follows) {
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(command.identity_id));
  ASSIGN_OR_RETURN(const auto channel,
                   tx.channels().find(command.workspace_id, command.channel_id));
  // The identity's own contact: since the visitor's session began, two contacts may have become
  // one.
  ASSIGN_OR_RETURN(const auto contact,
                   tx.contacts().find(command.workspace_id,
                                      identity ? identity->contact_id : command.contact_id));
  if (!identity || !channel || !contact) return fail_not_found("channel or contact");
  if (contact->blocked_at) return blocked();
  Conversation conversation;
  conversation.id = env.ids.make<ConversationId>();
  conversation.workspace_id = command.workspace_id;
  ASSIGN_OR_RETURN(conversation.number,
                   tx.workspaces().next_conversation_number(command.workspace_id));
  conversation.contact_id = contact->id;
  conversation.contact_number = contact->number;
  conversation.contact_name = contact->name;
  conversation.contact_email = contact->email;
  conversation.identity_id = identity->id;
  conversation.channel_id = channel->id;
  conversation.channel_kind = channel->kind;
  conversation.department_id =
      identity->chosen_department ? identity->chosen_department : channel->department_id;
  conversation.follows_id = follows;
  if (command.mail) conversation.subject = command.mail->subject;
  conversation.sender_unverified = command.sender_unverified;
  conversation.created_at = env.clock.now();
  return conversation;
}

Result<Received> receive_message(Tx& tx, Env& env, const ReceiveMessage& command) {
  // A mail is taken as it comes.
  RETURN_IF_ERROR(command.mail
                      ? check_client_id(command.client_id)
                      : check_body(command.client_id, command.text, command.attachment_ids));
  bool is_new = false;
  ASSIGN_OR_RETURN(const auto before, find_or_open(tx, env, command, is_new));
  if (before.channel_is_gone && before.channel_id == command.channel_id)
    return fail_not_found("channel");
  auto message = make_message(env, command, before);
  if (!command.attachment_ids.empty()) {
    // A retry finds its files already sent, so look for the first try before taking them.
    ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, command));
    if (earlier) return *std::move(earlier);
    ASSIGN_OR_RETURN(message.attachments,
                     take_attachments(tx, {UserId{}, command.identity_id}, command.workspace_id,
                                      before.id, command.attachment_ids));
  }
  ASSIGN_OR_RETURN(const bool is_written, tx.messages().insert(message));
  if (!is_written) {
    ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, command));
    if (!earlier) return fail(Errc::internal, "internal", "a duplicate without its original");
    return *std::move(earlier);
  }
  auto after = before;
  bool is_holder_there = true;
  if (before.lifecycle == Lifecycle::solved) {
    ASSIGN_OR_RETURN(is_holder_there,
                     is_available(tx, env, command.workspace_id, before.holder_id));
  }
  add_customer_message(after, message, is_holder_there);
  RETURN_IF_ERROR(is_new ? tx.conversations().insert(after) : store_change(tx, after));
  RETURN_IF_ERROR(note_page(tx, command));
  ConversationChange change{is_new ? nullptr : &before, std::move(after)};
  change.type = is_new ? "conversation.created" : "message.created";
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  const bool has_come_to_queue = is_queued(change.after) && (is_new || before.holder_id ||
                                                             before.lifecycle == Lifecycle::solved);
  if (has_come_to_queue) RETURN_IF_ERROR(route(tx, env, command.workspace_id, change.after.id));
  return Received{std::move(message), true};
}

}  // namespace harken::app
