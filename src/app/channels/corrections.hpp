// SPDX-License-Identifier: AGPL-3.0-or-later
// Edits and deletions on their way over others' servers: rows of the outbox, behind the message
// that they are about.
#pragma once

#include "core/model/message.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// The customer's copy becomes what the message is now. Before it is written: marks it as queued
// when there is something to change. What has not left yet leaves as it is now.
Status queue_edit(Tx& tx, Env& env, Message& message);
// What has left is taken back; what has not stays here.
Status queue_deletion(Tx& tx, Env& env, Message& message);

}  // namespace harken::app
