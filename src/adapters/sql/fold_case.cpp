// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/fold_case.hpp"

#include <clocale>
#include <cwchar>
#include <cwctype>

namespace harken::sql {
namespace {

// The letters of the world, whatever the locale of the process.
locale_t unicode_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  return locale;
}

void append_lower(std::string& folded, wchar_t letter, locale_t locale) {
  char bytes[8];
  std::mbstate_t state{};
  const std::size_t size =
      std::wcrtomb(bytes, static_cast<wchar_t>(towlower_l(static_cast<wint_t>(letter), locale)), &state);
  if (size != static_cast<std::size_t>(-1)) folded.append(bytes, size);
}

}  // namespace

std::string fold_case(std::string_view text) {
  const locale_t locale = unicode_locale();
  const locale_t before = uselocale(locale);
  std::string folded;
  std::mbstate_t state{};
  while (!text.empty()) {
    wchar_t letter = 0;
    const std::size_t size = std::mbrtowc(&letter, text.data(), text.size(), &state);
    if (size == 0 || size > text.size()) break;  // not UTF-8: the edge has refused it already
    append_lower(folded, letter, locale);
    text.remove_prefix(size);
  }
  uselocale(before);
  return folded;
}

}  // namespace harken::sql
