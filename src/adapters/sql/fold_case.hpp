// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::sql {

// UTF-8 in lower case, letter by letter, for names that must not differ in case alone.
std::string fold_case(std::string_view text);

}  // namespace harken::sql
