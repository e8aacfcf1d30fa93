// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands under the mails of the actor.
#pragma once

#include <string>

#include "core/policy/access.hpp"
#include "ports/channel_driver.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::size_t kMaxSignature = 2'000;

struct ShownSignature {
  std::string own;    // empty: none
  std::string below;  // all that is written below an answer over the channel
};

// Errors: not_found (the channel; none: only the actor's own).
Result<ShownSignature> show_signature(Tx& tx, const ChannelDrivers& drivers, const Actor& actor,
                                      ChannelId channel);
// Errors: invalid.
Result<std::string> set_signature(Tx& tx, const Actor& actor, const std::string& text);

}  // namespace harken::app
