// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/change.hpp"

#include "wire/write.hpp"

namespace harken::app {

Result<Conversation> get_visible(Tx& tx, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(auto found, tx.conversations().find(actor.workspace_id, id));
  if (!found || !can(actor, Action::see, *found)) return fail_not_found("conversation");
  return *std::move(found);
}

Result<Receipts> check_visible(Tx& tx, const Actor& actor, ConversationId id) {
  ASSIGN_OR_RETURN(const auto found, tx.conversations().find_head(actor.workspace_id, id));
  if (!found || !can_see(actor, found->audience)) return fail_not_found("conversation");
  return found->receipts;
}

Status store_change(Tx& tx, Conversation& conversation) {
  const auto old_version = conversation.version++;
  ASSIGN_OR_RETURN(const bool is_written, tx.conversations().update(conversation, old_version));
  if (!is_written)
    return fail(Errc::unavailable, "unavailable", "the conversation changed meanwhile; try again");
  return {};
}

namespace {

void write_person(wire::JsonWriter& out, std::string_view role, UserId id,
                  const std::string& name) {
  out.name(role);
  wire::write_object(out, [&] { out.field("id", id).field("name", name); });
}

std::string staff_data(const ConversationChange& change) {
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.field("conversation", wire::EventConversation{change.after, change.message});
    if (change.removed_id) out.field("message_id", change.removed_id);
    if (change.action) out.field("action", change.action);
    if (change.actor) write_person(out, "actor", change.actor->user_id, change.actor->name);
    if (change.target) write_person(out, "target", change.target->id, change.target->name);
  });
  return std::move(out).text();
}

Result<std::string> customer_data(Tx& tx, const ConversationChange& change) {
  ASSIGN_OR_RETURN(const auto view, public_view(tx, change.after));
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.field("conversation", view);
    if (change.removed_id) out.field("message_id", change.removed_id);
  });
  return std::move(out).text();
}

}  // namespace

Status append_change(Tx& tx, Env& env, const ConversationChange& change) {
  Event event;
  event.workspace_id = change.after.workspace_id;
  event.type = change.type;
  event.conversation_id = change.after.id;
  event.audience = audience_of(change.after);
  if (change.before && audience_of(*change.before) != event.audience)
    event.previous_audience = audience_of(*change.before);
  event.data = staff_data(change);
  if (change.is_for_customer) {
    event.identity_id = change.after.identity_id;
    ASSIGN_OR_RETURN(event.public_data, customer_data(tx, change));
  }
  if (change.message) event.message = *change.message;
  event.created_at = env.clock.now();
  tx.events().append(std::move(event));
  return {};
}

Result<PublicConversation> public_view(Tx& tx, const Conversation& conversation) {
  PublicConversation view;
  view.id = conversation.id;
  const auto status = status_of(conversation);
  const bool is_ours =
      status == ConversationStatus::waiting || status == ConversationStatus::escalated;
  view.status = is_ours ? ConversationStatus::open : status;
  view.holder_name = conversation.holder_name;
  view.staff_read_id = conversation.staff_read_id;
  view.customer_read_id = conversation.customer_read_id;
  // The newest message tells in most cases that there is nothing to count.
  const auto& last = conversation.last_message;
  const bool is_all_read =
      !last || last->id <= conversation.customer_read_id || last->sender == SenderKind::customer;
  if (is_all_read) return view;
  ASSIGN_OR_RETURN(view.unread, tx.messages().count_after(conversation.id, SenderKind::user,
                                                          conversation.customer_read_id, 99));
  return view;
}

MessageId next_message_id(Env& env, const Conversation& conversation) {
  return env.ids.make_after(conversation.last_message ? conversation.last_message->id
                                                      : MessageId());
}

Message make_system_message(Env& env, const Conversation& conversation, SystemLine line) {
  Message message;
  message.id = next_message_id(env, conversation);
  message.workspace_id = conversation.workspace_id;
  message.conversation_id = conversation.id;
  message.channel_id = conversation.channel_id;
  message.identity_id = conversation.identity_id;
  message.kind = MessageKind::system;
  message.sender = SenderKind::system;
  message.system = std::move(line);
  message.created_at = env.clock.now();
  return message;
}

}  // namespace harken::app
