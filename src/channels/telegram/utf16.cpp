// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/utf16.hpp"

#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

bool begins_code_point(char c) { return (c & 0xC0) != 0x80; }

// Of the code point that begins with this byte: those of four bytes are a pair.
std::size_t units_of(char first) { return static_cast<unsigned char>(first) >= 0xF0 ? 2 : 1; }

std::string_view first_units(std::string_view text, std::size_t max_units) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_code_point(text[i])) continue;
    units += units_of(text[i]);
    if (units > max_units) return text.substr(0, i);
  }
  return text;
}

// How much of the text, of which `window` fits, goes into the next piece.
std::size_t length_of_piece(std::string_view window) {
  for (const std::string_view border : {"\n\n", "\n", " "}) {
    const auto at = window.rfind(border);
    // A paragraph that ends early would leave a piece nearly empty.
    const bool is_late = at != std::string_view::npos && at >= window.size() / 4;
    if (is_late || (border == " " && at != std::string_view::npos && at > 0)) return at;
  }
  return window.size();
}

}  // namespace

std::size_t count_utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text)
    if (begins_code_point(c)) units += units_of(c);
  return units;
}

std::vector<std::int64_t> code_points_before_unit(std::string_view text) {
  std::vector<std::int64_t> result;
  std::int64_t before = 0;
  for (const char c : text) {
    if (!begins_code_point(c)) continue;
    result.insert(result.end(), units_of(c), before);
    ++before;
  }
  result.push_back(before);
  return result;
}

std::vector<std::string_view> split_views(std::string_view text, std::size_t max_units) {
  std::vector<std::string_view> pieces;
  text = trim(text);
  while (!text.empty()) {
    const auto window = first_units(text, max_units);
    const auto length = window.size() == text.size() ? text.size() : length_of_piece(window);
    const auto piece = trim(text.substr(0, length));
    if (!piece.empty()) pieces.push_back(piece);
    text = trim(text.substr(length));
  }
  return pieces;
}

std::vector<std::string> split_text(std::string_view text, std::size_t max_units) {
  const auto views = split_views(text, max_units);
  return {views.begin(), views.end()};
}

}  // namespace harken::telegram
