// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/fold_case.hpp"

#include "core/rules/letters.hpp"

namespace harken::sql {

std::string fold_case(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) append_letter(folded, to_lower(take_letter(text)));
  return folded;
}

}  // namespace harken::sql
