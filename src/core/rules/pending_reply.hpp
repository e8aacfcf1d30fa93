// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers that wait: for how long, who may take them back, and when they can go no more.
#pragma once

#include "core/base/result.hpp"
#include "core/model/pending_reply.hpp"
#include "core/policy/access.hpp"

namespace harken {

inline constexpr std::int64_t kLongestUndoSeconds = 60;
inline constexpr std::int64_t kLatestSendSeconds = 366 * std::int64_t{86'400};
// Of one conversation.
inline constexpr std::size_t kMostPendingReplies = 20;

// A time that can be promised. Errors: invalid.
Status check_send_at(Timestamp at, Timestamp now);

// Its author, and whoever could answer in their place.
bool can_manage(const Actor& actor, const PendingReply& reply, const Conversation& conversation);

// Whoever holds the conversation by now: what was promised goes. Only what was planned for later
// has lost its reason when the conversation is solved. Errors: not_active.
Status check_may_go(const PendingReply& reply, const Conversation& conversation);

}  // namespace harken
