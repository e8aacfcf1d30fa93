// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace harken::sql {

// Before libpq is asked to connect: what it says of an address that it cannot read holds parts of
// it, such as the password. Errors: invalid, without any of it.
Status check_postgres_address(const std::string& url);

}  // namespace harken::sql
