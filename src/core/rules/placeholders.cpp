// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/placeholders.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken {

Status check_placeholders(std::string_view field, std::string_view text) {
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
    text.remove_prefix(open + 2);
    const auto close = text.find("}}");
    if (close == std::string_view::npos) return {};
    const auto inside = text.substr(0, close);
    const auto name = trim(inside.substr(0, inside.find('|')));
    if (std::ranges::find(kPlaceholders, name) == kPlaceholders.end())
      return fail_invalid(std::string(field), "there is no placeholder {{" +
                                                  std::string(first_code_points(name, 40)) + "}}");
    text.remove_prefix(close + 2);
  }
  return {};
}

}  // namespace harken
