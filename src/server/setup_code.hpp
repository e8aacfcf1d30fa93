// SPDX-License-Identifier: AGPL-3.0-or-later
// The one-time code by which a new desk gets its first admin in the browser. All nodes of a
// database have the same one, whichever of them prints it and whichever is asked. It ends with the
// set-up, and with the last of the nodes: whoever starts alone makes another.
#pragma once

#include <optional>
#include <string>

#include "adapters/sql/secret_box.hpp"
#include "ports/store.hpp"
#include "server/desk.hpp"

namespace harken::server {

// What people type. None: nobody can set up any more.
Result<std::optional<std::string>> find_setup_code(Tx& tx, const sql::SecretKey& key);
// For a node that starts.
Result<std::optional<std::string>> begin_setup(Desk& desk, const sql::SecretKey& key);

}  // namespace harken::server
