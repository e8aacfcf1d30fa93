// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "channels/email/html_policy.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxStyle = 4096;
constexpr std::size_t kMaxValue = 200;

constexpr std::array<std::string_view, 33> kProperties = {"background-color",
                                                          "border",
                                                          "border-bottom",
                                                          "border-collapse",
                                                          "border-color",
                                                          "border-left",
                                                          "border-radius",
                                                          "border-right",
                                                          "border-spacing",
                                                          "border-style",
                                                          "border-top",
                                                          "border-width",
                                                          "color",
                                                          "direction",
                                                          "font",
                                                          "font-family",
                                                          "font-size",
                                                          "font-style",
                                                          "font-weight",
                                                          "letter-spacing",
                                                          "line-height",
                                                          "list-style-type",
                                                          "margin",
                                                          "max-width",
                                                          "padding",
                                                          "text-align",
                                                          "text-decoration",
                                                          "text-transform",
                                                          "vertical-align",
                                                          "white-space",
                                                          "width",
                                                          "word-break",
                                                          "word-spacing"};
constexpr std::array<std::string_view, 8> kSides = {
    "margin-top",  "margin-right",  "margin-bottom",  "margin-left",
    "padding-top", "padding-right", "padding-bottom", "padding-left"};
constexpr std::array<std::string_view, 4> kFunctions = {"rgb", "rgba", "hsl", "hsla"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Colours may be called; url(), image() and the like may not.
bool calls_only_colours(std::string_view value) {
  for (auto open = value.find('('); open != std::string_view::npos;
       open = value.find('(', open + 1)) {
    auto start = open;
    while (start > 0 && (is_letter(value[start - 1]) || value[start - 1] == '-')) --start;
    const auto name = to_lower_ascii(value.substr(start, open - start));
    if (std::ranges::find(kFunctions, std::string_view(name)) == kFunctions.end()) return false;
  }
  return true;
}

// Nothing is drawn over its neighbours.
bool is_negative(std::string_view value) {
  for (std::size_t i = 0; i + 1 < value.size(); ++i)
    if (value[i] == '-' && (is_digit(value[i + 1]) || value[i + 1] == '.') &&
        (i == 0 || value[i - 1] == ' '))
      return true;
  return false;
}

bool is_safe_value(std::string_view value) {
  constexpr std::string_view kSigns = " #%.,-+()'\"";
  const auto is_usual = [&](char c) {
    return is_letter(c) || is_digit(c) || kSigns.find(c) != std::string_view::npos;
  };
  return !value.empty() && value.size() <= kMaxValue && std::ranges::all_of(value, is_usual) &&
         calls_only_colours(value) && !is_negative(value);
}

bool is_safe_property(std::string_view name, std::string_view value) {
  if (name == "display") return to_lower_ascii(value) == "none";
  return std::ranges::find(kProperties, name) != kProperties.end() ||
         std::ranges::find(kSides, name) != kSides.end();
}

std::string_view without_important(std::string_view value) {
  const auto mark = value.find('!');
  return trim(value.substr(0, mark));
}

// A background of one colour is as good as its longer name.
std::string full_name(std::string name) {
  return name == "background" ? "background-color" : std::move(name);
}

// Calls visit(name, value) for each declaration.
template <class Visit>
void each_declaration(std::string_view style, Visit visit) {
  style = style.substr(0, kMaxStyle);
  while (!style.empty()) {
    const auto end = style.find(';');
    const auto one = style.substr(0, end);
    style.remove_prefix(end == std::string_view::npos ? style.size() : end + 1);
    const auto colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    visit(full_name(to_lower_ascii(trim(one.substr(0, colon)))),
          without_important(one.substr(colon + 1)));
  }
}

}  // namespace

std::string safe_style(std::string_view style) {
  std::string result;
  each_declaration(style, [&](const std::string& name, std::string_view value) {
    if (!is_safe_value(value) || !is_safe_property(name, value)) return;
    if (!result.empty()) result += "; ";
    result.append(name).append(": ").append(value);
  });
  return result;
}

bool hides(std::string_view style) {
  bool result = false;
  each_declaration(style, [&](const std::string& name, std::string_view value) {
    if (name == "display") result = to_lower_ascii(value) == "none";
  });
  return result;
}

}  // namespace harken::email
