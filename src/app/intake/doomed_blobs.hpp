// SPDX-License-Identifier: AGPL-3.0-or-later
// The bytes of files that nobody needs any more go after the commit that says so: a bucket is a
// network away, and no transaction waits for it. Until they are gone nobody may begin to use the
// same bytes, which would go with them.
#pragma once

#include <string_view>

#include "ports/store.hpp"

namespace harken::app {

Status doom_if_unused(Tx& tx, std::string_view hash);
// Errors: unavailable; a moment later they can be put once more.
Status check_not_doomed(Tx& tx, std::string_view hash);

}  // namespace harken::app
