// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/letters.hpp"

#include <algorithm>
#include <clocale>
#include <cwctype>

namespace harken {
namespace {

constexpr char32_t kBroken = 0xFFFD;

locale_t unicode_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  return locale;
}

// How many bytes a code point beyond ASCII has that begins with this one; 0: none begins so.
std::size_t length_of(unsigned char first) {
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

bool is_combining_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

}  // namespace

char32_t take_letter(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    text.remove_prefix(1);
    return first;
  }
  const std::size_t length = length_of(first);
  const bool is_whole = length > 0 && length <= text.size() &&
                        std::ranges::all_of(text.substr(1, length - 1), is_continuation);
  if (!is_whole) {
    text.remove_prefix(1);
    return kBroken;
  }
  char32_t letter = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i)
    letter = (letter << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return letter;
}

void append_letter(std::string& text, char32_t letter) {
  const auto add = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
  const auto add_rest = [&](char32_t bits) { add(0x80U | (bits & 0x3FU)); };
  if (letter < 0x80) return add(letter);
  if (letter < 0x800) {
    add(0xC0U | (letter >> 6U));
    return add_rest(letter);
  }
  if (letter < 0x10000) {
    add(0xE0U | (letter >> 12U));
  } else {
    add(0xF0U | (letter >> 18U));
    add_rest(letter >> 12U);
  }
  add_rest(letter >> 6U);
  add_rest(letter);
}

char32_t to_lower(char32_t letter) {
  if (letter < 0x80) return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  return static_cast<char32_t>(towlower_l(static_cast<wint_t>(letter), unicode_locale()));
}

bool is_part_of_word(char32_t letter) {
  if (letter < 0x80)
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= 'a' && letter <= 'z');
  return is_combining_mark(letter) ||
         iswalnum_l(static_cast<wint_t>(letter), unicode_locale()) != 0;
}

}  // namespace harken
