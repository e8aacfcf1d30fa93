// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::server {

// Puts the articles of the demo shop into its knowledge base, as a colleague would have written
// them.
Status add_demo_knowledge(Tx& tx, Env& env, const Actor& writer);

}  // namespace harken::server
