// SPDX-License-Identifier: AGPL-3.0-or-later
// A colleague asks into a conversation that somebody else holds; the holder or a supervisor
// decides.
#pragma once

#include <string>

#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct RequestAccess {
  ConversationId conversation_id;
  std::string reason;  // may be empty
};

// Whether nobody but the holder writes in the conversation's department.
Result<bool> is_exclusive(Tx& tx, const Conversation& conversation);
// What a colleague was let into before the department became exclusive is theirs to read only.
// Errors: exclusive_department.
Status check_exclusive(Tx& tx, const Conversation& conversation, const Actor& actor);

// Errors: not_found, not_active, not_held, is_holder, too_many, invalid.
Result<Conversation> request_access(Tx& tx, Env& env, const Actor& actor,
                                    const RequestAccess& command);
// Errors of all three: not_found (also when it has ended), not_holder; of granting also
// exclusive_department.
Result<Conversation> grant_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id,
                                  AccessLevel level);
// What nobody has granted yet. By who asked: takes it back. Errors: also already_decided.
Result<Conversation> decline_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id);
// What was granted. By who was let in: leaves. Errors: also not_granted.
Result<Conversation> revoke_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id);

}  // namespace harken::app
