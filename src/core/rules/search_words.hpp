// SPDX-License-Identifier: AGPL-3.0-or-later
// How the words of an article are found again: folded, by their beginnings, by their stems, and
// with a slip of the finger in them. The same on every database, since the databases do not agree
// on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace harken {

inline constexpr std::size_t kMaxQueryWords = 8;

// Folded, in their order, each at most 40 letters; single letters are none, single digits are.
std::vector<std::string> folded_words_of(std::string_view text);

// A folded word without the endings that English, Russian or Indonesian give it. Rough on purpose:
// it only has to bring forms of one word together.
std::string stem_of(std::string_view word);

// The first two letters: what the index is entered by.
std::string head_of(std::string_view word);

struct IndexedWord {
  std::string word;
  std::int64_t weight = 0;
};
// Every word and every stem once, with how much it says about the article.
std::vector<IndexedWord> index_words(std::string_view title,
                                     const std::vector<std::string>& headings,
                                     std::string_view text);

struct QueryWord {
  std::string word;
  std::string stem;
};
std::vector<QueryWord> query_words(std::string_view query);

// Whether one letter too many, too few, wrong or swapped makes one out of the other's beginning.
bool is_slip_of(std::string_view typed, std::string_view word);

struct SnippetPart {
  std::string text;
  bool is_hit = false;
};
// The part of the text around the first hits, at most about 200 characters, hits marked. Without a
// hit, its beginning.
std::vector<SnippetPart> snippet_of(std::string_view text, const std::vector<QueryWord>& words);

}  // namespace harken
