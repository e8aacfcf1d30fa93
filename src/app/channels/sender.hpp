// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/contact.hpp"
#include "core/model/inbound.hpp"
#include "core/model/staff.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Whom a channel names: known there already, or a new contact with what the channel says of them.
// What it says later fills what nobody knew; what colleagues wrote stays.
Result<Identity> find_or_create_sender(Tx& tx, Env& env, const Channel& channel,
                                       const InboundSender& sender);

}  // namespace harken::app
