// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: answers that wait, for some seconds in which their author can take them back, or for a
// chosen time. Nothing of the conversation changes before they are sent.
#pragma once

#include "app/conversation/reply.hpp"
#include "core/model/pending_reply.hpp"

namespace harken::app {

struct HoldReply {
  Reply reply;
  std::optional<Timestamp> send_at = {};  // a time to come; none:
  std::int64_t undo_seconds = 0;          // so long it can be taken back, 1 to 60
};

struct HeldReply {
  PendingReply reply;
  bool is_new = true;  // false: the same client_id came before
};

// Takes only what could be sent now. Errors: those of reply(), already_sent (the client_id),
// too_many.
Result<HeldReply> hold_reply(Tx& tx, Env& env, const HoldReply& command);

// In the order in which they will go. Errors: not_found.
Rows<PendingReply> list_pending_replies(Tx& tx, const Actor& actor, ConversationId id);

struct MovePendingReply {
  PendingReplyId id;
  Timestamp send_at;
  std::int64_t version = 0;
};
// Errors of all three: not_found, also when it has just been sent; not_holder. Of this one also
// invalid, version_conflict.
Result<PendingReply> move_pending_reply(Tx& tx, Env& env, const Actor& actor,
                                        const MovePendingReply& command);

// Never sent. To its author it is returned for the composer; whose it is not returns it to its
// author.
Result<PendingReply> take_back_reply(Tx& tx, Env& env, const Actor& actor, PendingReplyId id);

// Before its time. Errors: also those of sending it.
Result<Message> send_pending_reply(Tx& tx, Env& env, const Actor& actor, PendingReplyId id);

}  // namespace harken::app
