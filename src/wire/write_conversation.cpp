// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/model/contact.hpp"
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

void write_person(JsonWriter& out, std::string_view role, UserId id, const std::string& name) {
  out.name(role);
  write_object(out, [&] { out.field("id", id).field("name", name); });
}

}  // namespace

void write(JsonWriter& out, const Escalation& escalation) {
  write_object(out, [&] {
    write_person(out, "from", escalation.from_id, escalation.from_name);
    out.field("reason", escalation.reason).field("at", escalation.at);
  });
}

void write(JsonWriter& out, const Access& access) {
  write_object(out, [&] {
    out.field("id", access.id);
    write_person(out, "user", access.user_id, access.user_name);
    out.field("level", access.level.transform([](AccessLevel level) { return to_text(level); }));
    out.field("reason", access.reason).field("asked_at", access.asked_at);
  });
}

namespace {

void write_contact(JsonWriter& out, const Conversation& conversation) {
  out.name("contact");
  write_object(out, [&] {
    out.field("id", conversation.contact_id).field("number", conversation.contact_number);
    out.field("name", conversation.contact_name).field("email", conversation.contact_email);
    const auto& photo = conversation.contact_photo_hash;
    if (!photo.empty()) out.field("photo", photo_version(photo));
  });
}

void write_holder(JsonWriter& out, const Conversation& conversation, None none) {
  if (conversation.holder_id)
    write_person(out, "holder", conversation.holder_id, conversation.holder_name);
  else
    out.field("holder", conversation.holder_id, none);
}

}  // namespace

namespace {

void write_conversation(JsonWriter& out, const Conversation& conversation, None none,
                        bool with_last_message = true) {
  write_object(out, [&] {
    out.field("id", conversation.id).field("number", conversation.number);
    write_contact(out, conversation);
    out.field("channel_id", conversation.channel_id)
        .field("platform", to_text(conversation.channel_kind));
    if (!conversation.subject.empty()) out.field("subject", conversation.subject);
    if (conversation.sender_unverified) out.field("sender_unverified", true);
    out.field("department_id", conversation.department_id);
    write_holder(out, conversation, none);
    out.field("escalation", conversation.escalation, none);
    out.field("access", conversation.access, none);
    out.field("set_aside_until", conversation.set_aside_until, none);
    out.field("solve_at", conversation.solve_at, none);
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
