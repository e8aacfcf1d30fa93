// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/composer.hpp"
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/encode_knowledge.hpp"
#include "wire/write.hpp"

namespace harken {

using wire::JsonWriter;
using wire::None;
using wire::to_text;
using wire::write_object;

void write(JsonWriter& out, const File& file) {
  write_object(out, [&] {
    out.field("id", file.id).field("name", file.name);
    out.field("type", file.type).field("size", file.size);
  });
}

void write(JsonWriter& out, const SystemLine& line) {
  write_object(out, [&] {
    out.field("action", to_text(line.action));
    if (!line.actor.empty()) out.field("actor", line.actor);
    if (!line.target.empty()) out.field("target", line.target);
    if (!line.department.empty()) out.field("department", line.department);
    if (!line.reason.empty()) out.field("reason", line.reason);
    if (line.until) out.field("until", line.until);
    if (line.level) out.field("level", to_text(*line.level));
  });
}

namespace {

// Only where there is one: nearly all messages are text.
template <class AnyMessage>
void write_form(JsonWriter& out, const AnyMessage& message) {
  if (message.form) out.field("form", wire::encode(*message.form));
  if (message.answer) out.field("answer", wire::encode(*message.answer));
}

void write_sender(JsonWriter& out, const Message& message) {
  out.name("sender");
  write_object(out, [&] {
    out.field("kind", to_text(message.sender)).field("id", message.user_id);
    out.field("name", message.sender_name);
  });
}

// Over others' servers we know only whether they have taken it.
const char* state_of(const Message& message, const char* in_widget) {
  return message.sending ? to_text(message.sending->state) : in_widget;
}

void write_delivery(JsonWriter& out, const Message& message, const char* state) {
  out.name("delivery");
  write_object(out, [&] {
    out.field("state", state_of(message, state));
    if (message.sending && !message.sending->reason.empty())
      out.field("reason", message.sending->reason);
    if (!message.email_held && !message.notice) return;
    out.name("email");
    write_object(out, [&] {
      out.field("state", message.notice ? to_text(message.notice->state) : "held");
      out.field("reason",
                message.notice ? message.notice->reason.c_str() : to_text(*message.email_held));
    });
  });
}

void write_changes(JsonWriter& out, const Message& message) {
  if (message.deleted_at) out.field("deleted_at", message.deleted_at);
  if (!message.correction) return;
  out.name("correction");
  write_object(out, [&] {
    out.field("state", to_text(message.correction->state));
    if (!message.correction->reason.empty()) out.field("reason", message.correction->reason);
  });
}

void write_message(JsonWriter& out, const Message& message, const char* delivery) {
  write_object(out, [&] {
    out.field("id", message.id).field("conversation_id", message.conversation_id);
    out.field("channel_id", message.channel_id).field("client_id", message.client_id);
    out.field("kind", to_text(message.kind));
    write_sender(out, message);
    out.field("text", message.text).field("attachments", message.attachments);
    if (message.article) out.field("article", wire::encode(*message.article));
    out.field("system", message.system);
    if (message.sender == SenderKind::user)
      write_delivery(out, message, delivery);
    else
      out.field("delivery", nullptr);
    out.field("created_at", message.created_at);
    write_form(out, message);
    wire::write_extra(out, message);
    write_changes(out, message);
  });
}

}  // namespace

void write(JsonWriter& out, const TextMark& mark) {
  write_object(out, [&] {
    out.field("style", to_text(mark.style)).field("offset", mark.offset);
    out.field("length", mark.length);
    if (!mark.url.empty()) out.field("url", mark.url);
  });
}

void write(JsonWriter& out, const MailPerson& person) {
  write_object(out, [&] { out.field("name", person.name).field("email", person.email); });
}

void write(JsonWriter& out, const MailFacts& mail) {
  write_object(out, [&] {
    out.field("subject", mail.subject).field("to", mail.to).field("cc", mail.cc);
    if (!mail.from.email.empty()) out.field("from", mail.from);
    if (mail.is_from_other) out.field("from_other", true);
    if (mail.is_formatted) out.field("formatted", true);
    if (!mail.bcc.empty()) out.field("bcc", mail.bcc);
    if (!mail.signature.empty()) out.field("signature", mail.signature);
    if (!mail.quoted.empty()) out.field("quoted", mail.quoted);
    if (!mail.reply_to.empty()) out.field("reply_to", mail.reply_to);
    out.field("nature", to_text(mail.nature)).field("has_html", mail.has_html);
    if (mail.sender_check != SenderCheck::unchecked)
      out.field("sender_check", to_text(mail.sender_check));
    if (mail.loss != MailLoss::none) out.field("loss", to_text(mail.loss));
    if (mail.inline_files.empty()) return;
    out.name("inline_files");
    out.open('[');
    for (const auto& [content_id, file_id] : mail.inline_files)
      write_object(out, [&] { out.field("content_id", content_id).field("file_id", file_id); });
    out.close(']');
  });
}

void wire::write_extra(JsonWriter& out, const Message& message) {
  if (!message.marks.empty()) out.field("marks", message.marks);
  if (message.reply_to_id) out.field("reply_to_id", message.reply_to_id);
  if (message.edited_at) out.field("edited_at", message.edited_at);
  if (message.mail) out.field("mail", *message.mail);
  if (message.document) out.field("document", wire::encode(*message.document));
}

void write(JsonWriter& out, const Message& message) { write_message(out, message, "sent"); }

void wire::write(JsonWriter& out, const EventMessage& event) {
  const auto& message = event.message;
  write_object(out, [&] {
    out.field("id", message.id).field("client_id", message.client_id);
    out.field("kind", to_text(message.kind));
    write_sender(out, message);
    out.field("text", message.text).field("attachments", message.attachments, None::is_left_out);
    if (message.article) out.field("article", wire::encode(*message.article));
    // A mail may belong to a chat.
    if (message.mail) out.field("channel_id", message.channel_id);
    out.field("system", message.system, None::is_left_out);
    if (message.sender == SenderKind::user) write_delivery(out, message, "sent");
    out.field("created_at", message.created_at);
    write_form(out, message);
    write_extra(out, message);
    write_changes(out, message);
  });
}

void wire::write(JsonWriter& out, const MarkedMessage& marked) {
  const auto& [message, receipts] = marked;
  const char* state = "sent";
  if (message.id <= receipts.read_id)
    state = "read";
  else if (message.id <= receipts.delivered_id)
    state = "delivered";
  write_message(out, message, state);
}

void write(JsonWriter& out, const PublicMessage& message) {
  write_object(out, [&] {
    out.field("id", message.id).field("client_id", message.client_id);
    out.field("kind", to_text(message.kind)).name("sender");
    write_object(out, [&] {
      out.field("kind", to_text(message.sender)).field("name", message.sender_name);
    });
    out.field("text", message.text).field("attachments", message.attachments);
    if (message.article) out.field("article", wire::encode(*message.article));
    out.name("system");
    if (message.action) {
      write_object(out, [&] {
        out.field("action", to_text(*message.action)).field("actor", message.sender_name);
      });
    } else {
      out.put(nullptr);
    }
    out.field("created_at", message.created_at);
    write_form(out, message);
    if (message.edited_at) out.field("edited_at", message.edited_at);
    if (message.is_deleted) out.field("deleted", true);
  });
}

void write(JsonWriter& out, const MessageRevision& revision) {
  write_object(out, [&] {
    out.field("text", revision.text).field("attachments", revision.attachments);
    out.field("marks", revision.marks).field("until", revision.until);
  });
}

}  // namespace harken
