// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters as people look for them: small, without accents, ё as е. For searching and for addresses,
// never for showing.
#pragma once

#include <string>
#include <string_view>

namespace harken {

// The next letter of UTF-8 text, which loses it; U+FFFD for a byte that is none.
char32_t take_letter(std::string_view& text);
void append_letter(std::string& text, char32_t letter);
// Small and without its accent; what has no small form stays.
char32_t fold_letter(char32_t letter);
bool is_word_letter(char32_t letter);

std::string fold(std::string_view text);

}  // namespace harken
