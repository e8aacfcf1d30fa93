// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/fold.hpp"

namespace harken {

namespace {

// U+00C0 to U+017F as plain small letters; '?' where the letter is better left as it is.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiii"   // À
    "dnooooo?ouuuuy??"   // Ð
    "aaaaaa?ceeeeiiii"   // à
    "dnooooo?ouuuuy?y"   // ð
    "aaaaaaccccccccdd"   // Ā
    "ddeeeeeeeeeegggg"   // Đ
    "gggghhhhiiiiiiii"   // Ġ
    "iiiijjkkklllllll"   // İ
    "lllnnnnnnnnnoooo"   // ŀ
    "ooo?rrrrrrssssss"   // Ő
    "ssttttttuuuuuuuu"   // Š
    "uuuuwwyyyzzzzzzs";  // Ű

constexpr char32_t kBroken = 0xFFFD;

char32_t fold_latin(char32_t letter) {
  const char plain = kLatin[letter - 0xC0];
  if (plain != '?') return static_cast<char32_t>(plain);
  const bool is_large = letter < 0xE0 && letter != 0xD7 && letter != 0xDF;
  return is_large ? letter + 32 : letter;
}

char32_t fold_cyrillic(char32_t letter) {
  if (letter == 0x401 || letter == 0x451) return 0x435;  // Ё, ё
  if (letter >= 0x410 && letter <= 0x42F) return letter + 32;
  if (letter >= 0x400 && letter <= 0x40F) return letter + 80;
  return letter;
}

}  // namespace

char32_t fold_letter(char32_t letter) {
  if (letter >= 'A' && letter <= 'Z') return letter + 32;
  if (letter < 0xC0) return letter;
  if (letter < 0x180) return fold_latin(letter);
  if (letter >= 0x391 && letter <= 0x3A9) return letter + 32;
  if (letter >= 0x400 && letter < 0x460) return fold_cyrillic(letter);
  return letter;
}

bool is_word_letter(char32_t letter) {
  if (letter < 0x80)
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
  if (letter < 0xC0 || letter == 0xD7 || letter == 0xF7 || letter == kBroken) return false;
  const bool is_punctuation = (letter >= 0x2000 && letter < 0x2C00) ||
                              (letter >= 0x3000 && letter < 0x3040) ||
                              (letter >= 0xFE00 && letter < 0xFE70) || letter >= 0x1F000;
  return !is_punctuation;
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) append_letter(folded, fold_letter(take_letter(text)));
  return folded;
}

}  // namespace harken
