// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking turns at the secrets of a channel: two nodes that use up the same refresh token at once
// would end the access of both.
#pragma once

#include "ports/channel_driver.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::app {

// Blocking: for threads of the channel jobs. What it gives ends the turn when it goes; whoever dies
// holds it up for half a minute.
TakeTurn take_secret_turn(Database& database, IdSource& ids, ChannelId channel);

}  // namespace harken::app
