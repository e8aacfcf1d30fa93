// SPDX-License-Identifier: AGPL-3.0-or-later
// How a use case leaves its mark: the row, the message and the event, in one transaction.
#pragma once

#include <optional>

#include "core/model/conversation.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct PersonRef {
  UserId id;
  std::string name;
};

struct ConversationChange {
  const Conversation* before = nullptr;  // none: the conversation is new
  Conversation after;                    // stored already
  const char* type = "conversation.updated";
  const char* action = nullptr;  // such as "accepted"
  const Actor* actor = nullptr;
  std::optional<PersonRef> target = {};  // whom it is about, such as who was let in
  const Message* message = nullptr;
  MessageId removed_id = {};    // it lies elsewhere now
  bool is_for_customer = true;  // false: labels and other things that are ours alone
};

// Finds what the actor may see; what it may not see does not exist. Errors: not_found.
Result<Conversation> get_visible(Tx& tx, const Actor& actor, ConversationId id);
// The same for who needs no more of it than how far its customer has got.
Result<Receipts> check_visible(Tx& tx, const Actor& actor, ConversationId id);

// Writes the row with the next version.
Status store_change(Tx& tx, Conversation& conversation);

// Appends the one event of a change. Called last.
Status append_change(Tx& tx, Env& env, const ConversationChange& change);

// What the customer may know of the conversation.
Result<PublicConversation> public_view(Tx& tx, const Conversation& conversation);

// Larger than that of the message before it, even if another node made that one by another clock.
MessageId next_message_id(Env& env, const Conversation& conversation);

// A line in the thread that says what happened; without an actor, the desk did it.
Message make_system_message(Env& env, const Conversation& conversation, SystemLine line);

}  // namespace harken::app
