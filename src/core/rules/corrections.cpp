// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/corrections.hpp"

#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"

namespace harken {

namespace {

Status check_own(const Conversation& conversation, const Message& message, const Actor& actor) {
  const bool is_own = message.sender == SenderKind::user && message.user_id == actor.user_id;
  if (!is_own) return fail(Errc::forbidden, "forbidden", "only who wrote a message changes it");
  auto as_if_answering = conversation;
  return prepare_reply(as_if_answering, actor);
}

std::unexpected<Error> refuse(std::string why) {
  return fail(Errc::invalid, "unsupported_by_channel", std::move(why));
}

}  // namespace

Status check_edit(const Conversation& conversation, const Message& message, const Actor& actor,
                  const Capabilities& channel) {
  RETURN_IF_ERROR(check_own(conversation, message, actor));
  if (message.kind != MessageKind::text || message.deleted_at)
    return fail(Errc::conflict, "not_editable", "only texts are edited, while they are there");
  if (!channel.edits) return refuse("what was sent over this channel stays as it was sent");
  return {};
}

Status check_delete(const Conversation& conversation, const Message& message, const Actor& actor,
                    const Capabilities& channel, Timestamp now) {
  RETURN_IF_ERROR(check_own(conversation, message, actor));
  if (message.kind != MessageKind::text && message.kind != MessageKind::article)
    return fail(Errc::conflict, "not_editable", "a form stays where it was asked");
  if (!channel.deletes) return refuse("what was sent over this channel can't be taken back");
  const auto seconds = channel.delete_within_seconds;
  if (seconds > 0 && now > message.created_at.plus_seconds(seconds))
    return fail(Errc::conflict, "too_late",
                "this channel takes back only what is younger than " +
                    std::to_string(seconds / 3'600) + " hours");
  return {};
}

bool can_read_deleted(const Actor& actor, const Message& message) {
  const bool is_own = message.sender == SenderKind::user && message.user_id == actor.user_id;
  return is_own || can_oversee(actor);
}

void blank(Message& message, Timestamp at) {
  message.kind = MessageKind::text;
  message.text.clear();
  message.marks.clear();
  message.parts.clear();
  message.document.reset();
  message.attachments.clear();
  message.article.reset();
  message.deleted_at = at;
}

void show_change(Conversation& conversation, const Message& message) {
  auto& last = conversation.last_message;
  if (!last || last->id != message.id) return;
  last->text = preview_of(message.text);
  last->attachments = static_cast<int>(message.attachments.size());
}

}  // namespace harken
