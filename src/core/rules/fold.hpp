// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters as people look for them: small, without accents, ё as е. For searching and for addresses,
// never for showing.
#pragma once

#include <string>
#include <string_view>

#include "core/rules/letters.hpp"

namespace harken {

// Small and without its accent; what has no small form stays.
char32_t fold_letter(char32_t letter);
bool is_word_letter(char32_t letter);

std::string fold(std::string_view text);

}  // namespace harken
