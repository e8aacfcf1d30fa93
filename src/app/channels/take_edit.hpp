// SPDX-License-Identifier: AGPL-3.0-or-later
// What a customer has changed of a message, in their own program.
#pragma once

#include "app/channels/intake.hpp"

namespace harken::app {

// `message` becomes what the customer has made of it: its words, and its files where some came. Of
// one that is made of several, only the one that was changed. False: it is as it was.
Result<bool> apply_edit(Tx& tx, Env& env, const TakeIn& command, Message& message);

}  // namespace harken::app
