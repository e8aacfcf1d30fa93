// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "adapters/sql/fold_case.hpp"

namespace harken::sql {

// For `folded LIKE $n ESCAPE '\'`: anywhere in the text; % and _ stand for themselves. Empty: no
// search.
inline std::string like_pattern(std::string_view search) {
  if (search.empty()) return {};
  std::string pattern = "%";
  for (const char c : fold_case(search)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace harken::sql
