// SPDX-License-Identifier: AGPL-3.0-or-later
// What finding goes by: the words of a text, folded so that case, accents and ё make no difference.
// Both databases index these words as they are, so that both find the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/search.hpp"

namespace harken {

struct Word {
  std::string folded;
  // Where it stands in the text, in bytes.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// In their order. Ideographs are words of their own, since nothing stands between them.
std::vector<Word> words_of(std::string_view text);
// Each once, sorted, with a space between: what the index keeps of a text.
std::string index_words_of(std::string_view text);

// What a searcher typed. Words of three letters and more find what begins with them, and so does the
// last one, which may be only half typed.
std::vector<WantedWord> wanted_words_of(std::string_view text);

// Whether every wanted word is among those of the text.
bool has_all(std::string_view text, const std::vector<WantedWord>& wanted);

// The neighbourhood of the first hit on one line, cut into what is a hit and what is not.
std::vector<ExcerptPart> excerpt_of(std::string_view text, const std::vector<WantedWord>& wanted);

}  // namespace harken
