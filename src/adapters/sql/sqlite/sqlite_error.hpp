// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::sql {

// What is damaged, and what its owner can do.
std::string describe_damage(std::string_view found);

// SQLite's code (extended or not) and its words. Where pages are not what was written, as above.
std::string describe_error(int code, std::string_view words);

}  // namespace harken::sql
