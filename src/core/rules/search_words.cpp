// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/search_words.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/rules/fold.hpp"
#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::int64_t kTitleWeight = 40;
constexpr std::int64_t kHeadingWeight = 12;
constexpr std::int64_t kMostForText = 8;

// Longest first. Of English, Indonesian and Russian; a word keeps at least four letters.
constexpr std::array<std::string_view, 60> kEndings{
    "ings", "ing", "edly", "ies", "ied", "ness", "ment", "kannya", "annya", "kan",  "nya",  "lah",
    "ed",   "es",  "an",   "ly",  "s",   "i",    "e",    "y",      "иями",  "ями",  "ами",  "ого",
    "его",  "ому", "ему",  "ыми", "ими", "ать",  "ять",  "ить",    "еть",   "ется", "ится", "ются",
    "ться", "ах",  "ях",   "ов",  "ев",  "ей",   "ий",   "ый",     "ой",    "ая",   "яя",   "ое",
    "ее",   "ые",  "ие",   "ом",  "ем",  "ам",   "ям",   "ию",     "ия",    "ую",   "юю",   "ь"};
constexpr std::string_view kRussianVowels[] = {"а", "е", "и", "о", "у", "ы", "ю", "я"};

bool strip(std::string_view& word, std::string_view ending) {
  if (!word.ends_with(ending) || count_code_points(word) < count_code_points(ending) + 4)
    return false;
  word.remove_suffix(ending.size());
  return true;
}

// Indonesian: pengembalian, mengembalikan and kembali are one matter. Before e and i the beginning
// has nearly always swallowed a k.
std::string without_beginning(std::string_view word) {
  for (const std::string_view beginning :
       {"meng", "peng", "meny", "mem", "men", "pem", "pen", "ber", "ter", "di"}) {
    if (!word.starts_with(beginning) || word.size() < beginning.size() + 4) continue;
    const auto rest = word.substr(beginning.size());
    const bool has_lost_k = beginning.ends_with("ng") && (rest[0] == 'e' || rest[0] == 'i');
    return (has_lost_k ? "k" : "") + std::string(rest);
  }
  return std::string(word);
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string word;
};

// Words with their places in the text.
std::vector<Span> spans_of(std::string_view text) {
  std::vector<Span> spans;
  std::string_view rest = text;
  Span span;
  const auto finish = [&](std::size_t end) {
    span.end = end;
    const bool is_word =
        count_code_points(span.word) >= 2 || (span.word.size() == 1 && span.word[0] <= '9');
    if (!span.word.empty() && is_word) spans.push_back(std::move(span));
    span = {};
  };
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const char32_t letter = take_letter(rest);
    if (!is_word_letter(letter)) {
      finish(at);
      continue;
    }
    if (span.word.empty()) span.begin = at;
    append_letter(span.word, fold_letter(letter));
  }
  finish(text.size());
  return spans;
}

bool is_hit(const std::string& word, const std::vector<QueryWord>& words) {
  return std::ranges::any_of(words, [&](const QueryWord& query) {
    return word.starts_with(query.word) || stem_of(word) == query.stem ||
           (is_slip_of(query.word, word) && query.word.size() > 3);
  });
}

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  while (!word.empty()) letters.push_back(take_letter(word));
  return letters;
}

}  // namespace

std::vector<std::string> folded_words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto& span : spans_of(text)) words.emplace_back(first_code_points(span.word, kLongestWord));
  return words;
}

std::string stem_of(std::string_view word) {
  const std::string_view whole = word;
  if (count_code_points(word) < 5) return std::string(word);
  // Twice, for they stand one behind the other: mengembal-i-kan.
  for (int i = 0; i < 2; ++i)
    std::ranges::any_of(kEndings, [&](auto ending) { return strip(word, ending); });
  std::ranges::any_of(kRussianVowels, [&](auto vowel) { return strip(word, vowel); });
  auto kept = without_beginning(word);
  return kept.size() >= 4 ? kept : std::string(whole);
}

std::string head_of(std::string_view word) { return std::string(first_code_points(word, 2)); }

std::vector<IndexedWord> index_words(std::string_view title,
                                     const std::vector<std::string>& headings,
                                     std::string_view text) {
  std::map<std::string, std::int64_t> weights;
  const auto add = [&](std::string_view part, std::int64_t weight, std::int64_t most) {
    std::map<std::string, std::int64_t> counted;
    for (auto& word : folded_words_of(part)) {
      const auto stem = stem_of(word);
      if (stem != word) counted[stem] += weight;
      counted[std::move(word)] += weight;
    }
    for (const auto& [word, sum] : counted) weights[word] += std::min(sum, most);
  };
  add(title, kTitleWeight, kTitleWeight);
  for (const auto& heading : headings) add(heading, kHeadingWeight, kHeadingWeight);
  add(text, 1, kMostForText);
  std::vector<IndexedWord> indexed;
  indexed.reserve(weights.size());
  for (const auto& [word, weight] : weights) indexed.push_back({word, weight});
  return indexed;
}

std::vector<QueryWord> query_words(std::string_view query) {
  std::vector<QueryWord> words;
  for (auto& word : folded_words_of(query)) {
    if (words.size() == kMaxQueryWords) break;
    if (std::ranges::find(words, word, &QueryWord::word) != words.end()) continue;
    auto stem = stem_of(word);
    words.push_back({std::move(word), std::move(stem)});
  }
  return words;
}

bool is_slip_of(std::string_view typed, std::string_view word) {
  const auto a = letters_of(typed);
  auto b = letters_of(word);
  if (a.size() < 4 || b.size() + 1 < a.size()) return false;
  // Only what has been typed so far is compared.
  b.resize(std::min(b.size(), a.size() + 1));
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  if (same >= a.size()) return true;
  const auto rest_fits = [&](std::size_t skip_a, std::size_t skip_b) {
    const auto left = std::u32string_view(a).substr(std::min(a.size(), same + skip_a));
    const auto right = std::u32string_view(b).substr(std::min(b.size(), same + skip_b));
    return right.starts_with(left);
  };
  const bool is_swapped = same + 1 < a.size() && same + 1 < b.size() && a[same] == b[same + 1] &&
                          a[same + 1] == b[same] && rest_fits(2, 2);
  return is_swapped || rest_fits(1, 1) || rest_fits(1, 0) || rest_fits(0, 1);
}

std::vector<SnippetPart> snippet_of(std::string_view text, const std::vector<QueryWord>& words) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kLength = 200;
  auto spans = spans_of(text);
  std::erase_if(spans, [&](const Span& span) { return !is_hit(span.word, words); });
  std::size_t begin = 0;
  if (!spans.empty() && spans.front().begin > kBefore) {
    begin = text.rfind(' ', spans.front().begin - kBefore);
    begin = begin == std::string_view::npos ? 0 : begin + 1;
  }
  auto shown = first_code_points(text.substr(begin), kLength);
  const bool is_cut = begin + shown.size() < text.size();
  if (const auto space = shown.rfind(' ');
      is_cut && space != std::string_view::npos && space > kLength / 2)
    shown = shown.substr(0, space);
  const std::size_t end = begin + shown.size();
  std::vector<SnippetPart> parts;
  const auto add = [&](std::size_t from, std::size_t to, bool is_marked) {
    if (from < to) parts.push_back({std::string(text.substr(from, to - from)), is_marked});
  };
  if (begin > 0) parts.push_back({"…", false});
  std::size_t at = begin;
  for (const auto& span : spans) {
    if (span.end > end || span.begin < at) continue;
    add(at, span.begin, false);
    add(span.begin, span.end, true);
    at = span.end;
  }
  add(at, end, false);
  if (end < text.size()) parts.push_back({"…", false});
  return parts;
}

}  // namespace harken
