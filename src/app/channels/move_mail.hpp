// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail that came into the wrong conversation is put into the right one. The one message moves,
// with its files; what was answered to it stays where it was answered.
#pragma once

#include <optional>

#include "core/model/connection.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct MoveMail {
  InboundId entry_id;
  ConversationId from_id;              // where the caller has seen it
  std::optional<std::int64_t> number;  // of the conversation that it goes into; none: its own
};

// Errors: forbidden, not_found (of what the caller may not see, too), moved_meanwhile,
// not_a_customers_mail, same_conversation, not_active (the other one is solved), other_customer,
// alone_already (it is all that its conversation has), blocked.
Result<InboundEntry> move_mail(Tx& tx, Env& env, const Actor& actor, const MoveMail& command);

}  // namespace harken::app
