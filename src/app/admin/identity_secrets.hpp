// SPDX-License-Identifier: AGPL-3.0-or-later
// What a website signs its customers' identity tokens with: two secrets while it changes over.
#pragma once

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// All three: forbidden, not_found.
Result<IdentitySecrets> get_identity_secrets(Tx& tx, const Actor& actor, ChannelId id);
// A new secret; the one so far goes on being good as the one before.
Result<IdentitySecrets> rotate_identity_secret(Tx& tx, Env& env, const Actor& actor, ChannelId id);
// The one before is good no more.
Result<IdentitySecrets> end_secret_before(Tx& tx, Env& env, const Actor& actor, ChannelId id);

}  // namespace harken::app
