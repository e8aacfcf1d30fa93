// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters of the world's scripts, whatever the locale of the process.
#pragma once

#include <string>
#include <string_view>

namespace harken {

// Takes the first code point off the text. U+FFFD for a byte that begins none. Precondition: not
// empty.
char32_t take_letter(std::string_view& text);
void append_letter(std::string& text, char32_t letter);

char32_t to_lower(char32_t letter);
// Letters and digits, and the marks that are combined with them.
bool is_part_of_word(char32_t letter);

}  // namespace harken
