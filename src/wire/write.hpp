// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of what flows most: see encode.hpp for the rest. The overloads for customers take public
// types only.
#pragma once

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/model/side_mail.hpp"
#include "wire/json_writer.hpp"

namespace harken {

void write(wire::JsonWriter& out, const File&);
void write(wire::JsonWriter& out, const SystemLine&);
void write(wire::JsonWriter& out, const LastMessage&);
void write(wire::JsonWriter& out, const Escalation&);
void write(wire::JsonWriter& out, const Access&);
void write(wire::JsonWriter& out, const Conversation&);
void write(wire::JsonWriter& out, const PublicConversation&);
// A message of staff is marked as sent.
void write(wire::JsonWriter& out, const Message&);
void write(wire::JsonWriter& out, const PublicMessage&);
void write(wire::JsonWriter& out, const TextMark&);
void write(wire::JsonWriter& out, const MessageRevision&);
void write(wire::JsonWriter& out, const MailPerson&);
void write(wire::JsonWriter& out, const MailFacts&);
// For staff alone.
void write(wire::JsonWriter& out, const SideMail&);

namespace wire {

// marks, reply_to_id, edited_at, mail, document: each only where there is one.
void write_extra(JsonWriter& out, const Message&);

// With its delivery mark, as the conversation's receipts tell it.
struct MarkedMessage {
  const Message& message;
  Receipts receipts;
};
void write(JsonWriter& out, const MarkedMessage&);

// As events tell it, of which every message makes one: what is null or an empty list is left out,
// and so is the last message when it stands beside the conversation.
struct EventConversation {
  const Conversation& conversation;
  const Message* message;  // beside it; none: null
};
void write(JsonWriter& out, const EventConversation&);
// The same of a message, which does not repeat what its conversation says.
struct EventMessage {
  const Message& message;
};
void write(JsonWriter& out, const EventMessage&);

template <class T>
std::string to_json(const T& value) {
  JsonWriter out;
  out.put(value);
  return std::move(out).text();
}

}  // namespace wire
}  // namespace harken
