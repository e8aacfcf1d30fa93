// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/own_message.hpp"

#include <algorithm>

#include "app/channels/corrections.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/change.hpp"
#include "core/rules/capabilities.hpp"
#include "core/rules/corrections.hpp"
#include "core/rules/document.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

struct Subject {
  Message message;
  Conversation conversation;
  Capabilities channel;
};

Result<Subject> get_subject(Tx& tx, const Actor& actor, MessageId id) {
  ASSIGN_OR_RETURN(auto message, tx.messages().find(actor.workspace_id, id));
  if (!message) return fail_not_found("message");
  auto conversation = get_visible(tx, actor, message->conversation_id);
  if (!conversation) return fail_not_found("message");
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, message->channel_id));
  if (!channel) return fail(Errc::conflict, "channel_deleted", "this channel was deleted");
  return Subject{*std::move(message), *std::move(conversation), capabilities_of(*channel)};
}

Status check_text_of(const Message& message, const std::string& text) {
  RETURN_IF_ERROR(check_text("text", text, kMaxTextLength));
  if (message.attachments.empty() && trim(text).empty())
    return fail_invalid("text", "a message needs text or an attachment");
  return {};
}

// The text is the document's own, and its pictures are those that were sent with the message.
Result<EditMessage> spelled_out(const Message& message, EditMessage command) {
  if (!command.document) return command;
  if (!command.text.empty())
    return fail_invalid("text", "the desk makes the text of a document itself");
  RETURN_IF_ERROR(check_message_document(*command.document));
  command.text = plain_text(*command.document);
  for (const auto& id : pictures_in(*command.document))
    if (std::ranges::find(message.attachments, id, &File::id) == message.attachments.end())
      return fail_invalid("document", "an edit adds no pictures");
  return command;
}

}  // namespace

namespace {

// Also those that an edit has put others in the place of.
Status withhold_files(Tx& tx, const Message& message) {
  ASSIGN_OR_RETURN(const auto revisions, tx.messages().list_revisions(message.id));
  for (const auto& revision : revisions)
    for (const auto& file : revision.attachments)
      RETURN_IF_ERROR(tx.files().withhold(file.id, *message.deleted_at));
  return {};
}

}  // namespace

Status store_correction(Tx& tx, Env& env, const Message& message, const Actor* actor) {
  RETURN_IF_ERROR(tx.messages().edit(message));
  if (message.deleted_at) RETURN_IF_ERROR(withhold_files(tx, message));
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(message.workspace_id, message.conversation_id));
  if (!conversation) return fail_not_found("conversation");
  auto after = *conversation;
  show_change(after, message);
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&*conversation, std::move(after), "message.updated"};
  change.actor = actor;
  change.message = &message;
  return append_change(tx, env, change);
}

Result<Message> edit_message(Tx& tx, Env& env, const EditMessage& asked) {
  ASSIGN_OR_RETURN(const auto subject, get_subject(tx, asked.actor, asked.id));
  const auto& before = subject.message;
  ASSIGN_OR_RETURN(const auto command, spelled_out(before, asked));
  RETURN_IF_ERROR(check_edit(subject.conversation, before, command.actor, subject.channel));
  RETURN_IF_ERROR(check_exclusive(tx, subject.conversation, command.actor));
  RETURN_IF_ERROR(check_text_of(before, command.text));
  if (before.text == command.text && before.document == command.document) return before;
  auto message = before;
  message.text = command.text;
  message.document = command.document;
  message.marks.clear();
  message.edited_at = env.clock.now();
  RETURN_IF_ERROR(check_carries(subject.channel, message));
  RETURN_IF_ERROR(queue_edit(tx, env, message));
  RETURN_IF_ERROR(store_correction(tx, env, message, &command.actor));
  return message;
}

Result<Message> delete_message(Tx& tx, Env& env, const Actor& actor, MessageId id) {
  ASSIGN_OR_RETURN(const auto subject, get_subject(tx, actor, id));
  const auto& before = subject.message;
  const auto now = env.clock.now();
  if (before.deleted_at && before.user_id == actor.user_id) return before;
  RETURN_IF_ERROR(check_delete(subject.conversation, before, actor, subject.channel, now));
  RETURN_IF_ERROR(check_exclusive(tx, subject.conversation, actor));
  auto message = before;
  blank(message, now);
  RETURN_IF_ERROR(queue_deletion(tx, env, message));
  RETURN_IF_ERROR(store_correction(tx, env, message, &actor));
  return message;
}

Rows<MessageRevision> list_revisions(Tx& tx, const Actor& actor, MessageId id) {
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(actor.workspace_id, id));
  if (!message || !check_visible(tx, actor, message->conversation_id))
    return fail_not_found("message");
  if (message->deleted_at && !can_read_deleted(actor, *message))
    return fail(Errc::forbidden, "forbidden", "what was deleted is read by those who oversee");
  return tx.messages().list_revisions(id);
}

}  // namespace harken::app
