// SPDX-License-Identifier: AGPL-3.0-or-later
// How answers that wait end: one transaction takes the row away and makes the message, or gives the
// text back; of all who try, exactly one finds the row.
#pragma once

#include "core/model/pending_reply.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// It is there, or another time was chosen.
Status announce_pending(Tx& tx, Env& env, const Conversation& conversation,
                        const PendingReply& reply);
// outcome: sent, taken_back or returned.
Status announce_end(Tx& tx, Env& env, const Conversation& conversation, const PendingReply& reply,
                    const char* outcome);

// Nothing: somebody else has ended it. Errors: those of reply(), not_active, author_gone; the row
// is there after them.
Found<Message> send_pending(Tx& tx, Env& env, const PendingReply& reply);

struct Returning {
  std::string reason;            // a stable code
  const Actor* actor = nullptr;  // none: the desk
};
// Its text goes to the drafts of its author, who is told, and a line in the thread says so.
Status give_back(Tx& tx, Env& env, const Conversation& conversation, const PendingReply& reply,
                 const Returning& why);

// What is due: sent, or, with the reason why it cannot be sent, returned. Nothing when it has
// ended.
Status send_when_due(Tx& tx, Env& env, WorkspaceId workspace, PendingReplyId id);
Status return_when_due(Tx& tx, Env& env, WorkspaceId workspace, PendingReplyId id,
                       const std::string& reason);

// The conversation is solved: what was planned for later is returned. What only waits for its undo
// goes all the same.
Status return_planned(Tx& tx, Env& env, const Conversation& solved, const Actor* actor);

}  // namespace harken::app
