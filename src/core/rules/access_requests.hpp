// SPDX-License-Identifier: AGPL-3.0-or-later
// Helping in a conversation that somebody else holds. What was granted lasts until it is revoked,
// or the holding ends.
#pragma once

#include "core/base/result.hpp"
#include "core/model/conversation.hpp"
#include "core/policy/access.hpp"
#include "core/rules/transitions.hpp"

namespace harken {

inline constexpr std::size_t kMostAccesses = 20;

// The request of this user, if there is one that has not ended.
const Access* find_access_of(const Conversation& conversation, UserId user);
// Errors: not_found.
Result<Access> get_access(const Conversation& conversation, AccessRequestId id);

// False: has asked already. Errors: not_active, not_held, is_holder, too_many.
Result<Changed> request_access(Conversation& conversation, const Actor& actor, Access request);
// By the holder or a supervisor, never for oneself. Also changes a level that was granted before.
// Errors: not_found, not_holder, exclusive_department (nobody but the holder writes there).
Result<Changed> grant_access(Conversation& conversation, const Actor& actor, AccessRequestId id,
                             AccessLevel level, bool is_exclusive);
// Before it was granted: declined, or taken back by who asked; after it: revoked, or left. Errors:
// not_found, not_holder.
Status end_access(Conversation& conversation, const Actor& actor, AccessRequestId id);

}  // namespace harken
