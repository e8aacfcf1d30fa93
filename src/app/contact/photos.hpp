// SPDX-License-Identifier: AGPL-3.0-or-later
// A customer's photo, as their channel has it.
#pragma once

#include "core/model/contact.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Who wrote, when it is time to ask for their photo: the first time, and not again for a while.
Found<Identity> begin_photo(Tx& tx, Env& env, ChannelId channel, std::string_view sender);

struct StorePhoto {
  WorkspaceId workspace_id;
  IdentityId identity_id;
  std::string hash;  // its bytes are stored
  std::string type;
};
// Gives the hash of the one before, which nobody shows any more; empty: there was none.
Result<std::string> store_photo(Tx& tx, Env& env, const StorePhoto& command);

// A type that is shown as a photo.
bool is_photo_type(std::string_view type);

}  // namespace harken::app
