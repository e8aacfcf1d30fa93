// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken {

using wire::JsonWriter;
using wire::None;
using wire::to_text;
using wire::write_object;

void write(JsonWriter& out, const LastMessage& last) {
  write_object(out, [&] {
    out.field("id", last.id).field("sender_kind", to_text(last.sender)).field("text", last.text);
    out.field("attachments", last.attachments).field("created_at", last.created_at);
  });
}

namespace {

void write_contact(JsonWriter& out, const Conversation& conversation) {
  out.name("contact");
  write_object(out, [&] {
    out.field("id", conversation.contact_id).field("number", conversation.contact_number);
    out.field("name", conversation.contact_name).field("email", conversation.contact_email);
  });
}

void write_holder(JsonWriter& out, const Conversation& conversation, None none) {
  if (!conversation.holder_id) return void(out.field("holder", conversation.holder_id, none));
  out.name("holder");
  write_object(out, [&] {
    out.field("id", conversation.holder_id).field("name", conversation.holder_name);
  });
}

}  // namespace

namespace {

void write_conversation(JsonWriter& out, const Conversation& conversation, None none,
                        bool with_last_message = true) {
  write_object(out, [&] {
    out.field("id", conversation.id).field("number", conversation.number);
    write_contact(out, conversation);
    out.field("channel_id", conversation.channel_id).field("platform", "widget");
    out.field("department_id", conversation.department_id);
    write_holder(out, conversation, none);
    out.field("lifecycle", to_text(conversation.lifecycle));
    out.field("turn", to_text(conversation.turn));
    out.field("status", to_text(status_of(conversation)));
    if (with_last_message) out.field("last_message", conversation.last_message, none);
    out.field("unread", conversation.unread);
    out.field("waiting_since", conversation.waiting_since, none);
    out.field("label_ids", conversation.label_ids, none);
    out.field("customer_delivered_id", conversation.customer_delivered_id, none);
    out.field("customer_read_id", conversation.customer_read_id, none);
    out.field("staff_read_id", conversation.staff_read_id, none);
    out.field("follows_id", conversation.follows_id, none);
    out.field("created_at", conversation.created_at);
    out.field("last_activity_at", conversation.last_activity_at);
    out.field("solved_at", conversation.solved_at, none).field("version", conversation.version);
  });
}

}  // namespace

void write(JsonWriter& out, const Conversation& conversation) {
  write_conversation(out, conversation, None::is_null);
}

void wire::write(JsonWriter& out, const EventConversation& event) {
  const auto& last = event.conversation.last_message;
  const bool is_beside = last && event.message && last->id == event.message->id;
  write_conversation(out, event.conversation, None::is_left_out, !is_beside);
}

void write(JsonWriter& out, const PublicConversation& conversation) {
  write_object(out, [&] {
    out.field("id", conversation.id).field("status", to_text(conversation.status));
    out.name("holder_name");
    if (conversation.holder_name.empty())
      out.put(nullptr);
    else
      out.put(conversation.holder_name);
    out.field("staff_read_id", conversation.staff_read_id);
    out.field("customer_read_id", conversation.customer_read_id);
    out.field("unread", conversation.unread);
  });
}

}  // namespace harken
