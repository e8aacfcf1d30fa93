// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/slug.hpp"

#include <algorithm>
#include <array>

#include "core/rules/fold.hpp"

namespace harken {

namespace {

constexpr std::size_t kLongest = 80;

// U+0430 to U+044F.
constexpr std::array<std::string_view, 32> kRussian{
    "a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "y",   "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sch", "",  "y", "",  "e", "yu", "ya"};

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string_view latin_of(char32_t letter) {
  if (letter >= 0x430 && letter <= 0x44F) return kRussian[letter - 0x430];
  if (letter == 0xDF) return "ss";
  if (letter == 0xE6) return "ae";
  return letter == 0x153 ? "oe" : "";
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  while (!title.empty() && slug.size() < kLongest) {
    const char32_t letter = fold_letter(take_letter(title));
    if (letter < 0x80 && is_plain(static_cast<char>(letter)))
      slug.push_back(static_cast<char>(letter));
    else if (letter == '\'' || letter == 0x2019 || letter == 0x44A || letter == 0x44C)
      continue;
    else if (const auto latin = latin_of(letter); !latin.empty())
      slug.append(latin);
    else if (!slug.empty() && slug.back() != '-')
      slug.push_back('-');
  }
  if (slug.size() > kLongest) slug.resize(kLongest);
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

Status check_slug(std::string_view field, std::string_view slug) {
  const bool has_good_letters =
      std::ranges::all_of(slug, [](char c) { return is_plain(c) || c == '-'; });
  const bool has_good_ends = !slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--");
  if (slug.size() < 2 || slug.size() > 40 || !has_good_letters || !has_good_ends)
    return fail_invalid(std::string(field),
                        "2 to 40 small letters, digits, and hyphens between them");
  return {};
}

Status check_language(std::string_view field, std::string_view language) {
  const bool has_letters =
      std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  if (language.size() < 2 || language.size() > 3 || !has_letters)
    return fail_invalid(std::string(field), "a language looks like en, ru or id");
  return {};
}

}  // namespace harken
