// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// The customer's device has received, and the customer has read, the newest conversation up to
// these messages (none: says nothing). Marks only move forward; no change appends no event.
Status note_customer_receipt(Tx& tx, Env& env, WorkspaceId workspace, IdentityId identity,
                             MessageId delivered, MessageId read);

// The holder has read up to this message. From anybody else who may see it: success, no change.
Status note_staff_read(Tx& tx, Env& env, const Actor& actor, ConversationId conversation,
                       MessageId read);

}  // namespace harken::app
