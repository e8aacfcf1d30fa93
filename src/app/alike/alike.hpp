// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests that several customers make within hours: what of it each colleague is shown.
#pragma once

#include <vector>

#include "ports/alike.hpp"
#include "ports/env.hpp"

namespace harken::app {

inline constexpr std::int64_t kAlikeWindowSeconds = 4 * 3600;
inline constexpr std::size_t kAlikeContacts = 3;

// The messages of one group, in their order.
using AlikeMembers = std::vector<MessageId>;

struct AlikeGroup {
  MessageId id;  // of the first message that the reader may see
  std::int64_t customers = 0;
  std::vector<AlikeReport> reports;  // the oldest first
};

// Of the groups those of enough customers among what the actor may see and is not solved, the
// newest first, without what is dismissed: a group comes back when it has doubled since.
Result<std::vector<AlikeGroup>> list_alike(Tx& tx, Env& env, const Actor& actor,
                                           const std::vector<AlikeMembers>& groups);

// "Not the same": what the actor may see of the group of this message. Errors: not_found.
Status dismiss_alike(Tx& tx, Env& env, const Actor& actor, const std::vector<AlikeMembers>& groups,
                     MessageId message);

}  // namespace harken::app
