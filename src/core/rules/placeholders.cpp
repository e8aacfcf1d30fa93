// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/placeholders.hpp"

#include <algorithm>
#include <optional>

#include "core/rules/text.hpp"

namespace harken {

namespace {

struct Placeholder {
  std::string_view before;  // the text in front of it
  std::string_view whole;   // as it is written
  std::string_view name;
  std::string_view fallback;
};

// Takes the next one off the front of the text; none: what is left is just text.
std::optional<Placeholder> take_next(std::string_view& text) {
  const auto open = text.find("{{");
  if (open == std::string_view::npos) return std::nullopt;
  const auto close = text.find("}}", open + 2);
  if (close == std::string_view::npos) return std::nullopt;
  const auto inside = text.substr(open + 2, close - open - 2);
  const auto bar = inside.find('|');
  Placeholder found{text.substr(0, open), text.substr(open, close + 2 - open), {}, {}};
  found.name = trim(inside.substr(0, bar));
  if (bar != std::string_view::npos) found.fallback = trim(inside.substr(bar + 1));
  text.remove_prefix(close + 2);
  return found;
}

}  // namespace

Status check_placeholders(std::string_view field, std::string_view text) {
  while (const auto found = take_next(text))
    if (std::ranges::find(kPlaceholders, found->name) == kPlaceholders.end())
      return fail_invalid(
          std::string(field),
          "there is no placeholder {{" + std::string(first_code_points(found->name, 40)) + "}}");
  return {};
}

std::string fill_placeholders(std::string_view text, const PlaceholderValues& values) {
  std::string filled;
  while (const auto found = take_next(text)) {
    filled += found->before;
    const auto known = std::ranges::find(kPlaceholders, found->name);
    if (known == kPlaceholders.end()) {
      filled += found->whole;
      continue;
    }
    const auto& value = values[std::size_t(known - kPlaceholders.begin())];
    filled += value.empty() ? found->fallback : std::string_view(value);
  }
  filled += text;
  return filled;
}

std::string_view first_name(std::string_view name) {
  name = trim(name);
  return name.substr(0, name.find_first_of(" \t\r\n"));
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
