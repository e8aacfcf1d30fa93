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

namespace {

Status check_piece(std::string_view field, const Node& node) {
  RETURN_IF_ERROR(check_placeholders(field, std::string_view(node.text)));
  const auto open = node.text.rfind("{{");
  if (open != std::string::npos && node.text.find("}}", open) == std::string::npos)
    return fail_invalid(std::string(field), "a placeholder is formatted as a whole or not at all");
  for (const auto& child : node.children) RETURN_IF_ERROR(check_piece(field, child));
  return {};
}

}  // namespace

Status check_placeholders(std::string_view field, const Document& document) {
  for (const auto& block : document.blocks) RETURN_IF_ERROR(check_piece(field, block));
  return {};
}

}  // namespace harken
