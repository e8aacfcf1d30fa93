// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of what flows most: see encode.hpp for the rest. The overloads for customers take public
// types only.
#pragma once

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
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

namespace wire {

// With its delivery mark, as the conversation's receipts tell it.
struct MarkedMessage {
  const Message& message;
  const Conversation& conversation;
};
void write(JsonWriter& out, const MarkedMessage&);

// Without its last message when that is the one beside it: half of every event of a message.
struct ConversationBeside {
  const Conversation& conversation;
  const Message& message;
};
void write(JsonWriter& out, const ConversationBeside&);

template <class T>
std::string to_json(const T& value) {
  JsonWriter out;
  out.put(value);
  return std::move(out).text();
}

}  // namespace wire
}  // namespace harken
