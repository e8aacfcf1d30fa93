// SPDX-License-Identifier: AGPL-3.0-or-later
// What is refused before a parser has looked at it, in one linear pass (A23, A24).
#pragma once

#include <string_view>

#include "core/base/result.hpp"

namespace harken::email {

// The header with its last line break; all of it when nothing comes behind it.
std::string_view header_block(std::string_view mail);
Status check_limits(std::string_view mail);

}  // namespace harken::email
