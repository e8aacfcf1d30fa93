// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_terms.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/rules/alike_lexicon.hpp"
#include "core/rules/fold.hpp"
#include "core/rules/search_words.hpp"
#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::size_t kMostLetters = 600;  // of a long letter its beginning says what it is about
constexpr std::size_t kMostWords = 60;
constexpr std::size_t kShortestPrefix = 3;
constexpr std::size_t kShortestSlip = 6;  // shorter words are too easily others

// FNV-1a: the same on every machine and in every run.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return hash ^ (hash >> 15U);
}

const Term kComplaint(TermKind::polarity, 1);
const Term kQuestion(TermKind::polarity, 2);

// Links, addresses and what has a digit in it but is no code: SPRING25 stays.
bool is_noise(std::string_view token) {
  return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos ||
         token.starts_with("www.");
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_number(std::string_view word) {
  const auto digits = std::ranges::count_if(word, is_digit);
  if (digits == 0) return false;
  const bool is_told_apart = word.size() == 3 && digits == 3 && (word[0] == '5' || word[0] == '4');
  if (is_told_apart || word == "2" || word == "2x") return false;
  return is_digit(word[0]) || digits > 3;
}

class Lexicon {
 public:
  Lexicon() {
    for (const auto& each : alike_concepts()) {
      auto rest = each.words;
      while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        add(word, each);
      }
    }
  }
  const Concept* find_phrase(const std::string& phrase) const { return get(phrases_, phrase); }
  const Concept* find(std::string_view word) const {
    if (const auto* found = get(words_, std::string(word))) return found;
    const auto length = count_code_points(word);
    for (auto letters = std::min(length, longest_); letters >= kShortestPrefix; --letters)
      if (const auto* found = get(prefixes_, std::string(first_code_points(word, letters))))
        return found;
    return length < kShortestSlip || length > longest_ + 1 ? nullptr : find_slip(word);
  }
  bool begins_phrase(std::string_view word) const {
    return first_words_.contains(std::string(word));
  }

 private:
  using Table = std::unordered_map<std::string, const Concept*>;

  static const Concept* get(const Table& table, const std::string& key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : found->second;
  }
  void add(std::string_view word, const Concept& to) {
    if (word.ends_with('*')) {
      word.remove_suffix(1);
      prefixes_.try_emplace(std::string(word), &to);
    } else if (word.find('_') != std::string_view::npos) {
      phrases_.try_emplace(std::string(word), &to);
      first_words_.try_emplace(std::string(word.substr(0, word.find('_'))), &to);
      return;
    } else {
      words_.try_emplace(std::string(word), &to);
    }
    longest_ = std::max(longest_, count_code_points(word));
    if (to.role != WordRole::nothing && count_code_points(word) + 1 >= kShortestSlip)
      for (const auto& shorter : without_one_letter(word)) slips_.try_emplace(shorter, &to);
  }
  // A letter too many, too few, wrong or swapped leaves a common rest when one is left out.
  const Concept* find_slip(std::string_view word) const {
    if (const auto* found = get(slips_, std::string(word))) return found;
    for (const auto& shorter : without_one_letter(word)) {
      if (const auto* found = get(words_, shorter)) return found;
      if (const auto* found = get(slips_, shorter)) return found;
    }
    return nullptr;
  }
  static std::vector<std::string> without_one_letter(std::string_view word) {
    std::vector<std::string> all;
    // The first letter is nearly never the slip.
    for (std::size_t at = first_code_points(word, 1).size(); at < word.size();) {
      const auto length = first_code_points(word.substr(at), 1).size();
      all.push_back(std::string(word.substr(0, at)).append(word.substr(at + length)));
      at += length;
    }
    return all;
  }

  Table words_, prefixes_, phrases_, first_words_, slips_;
  std::size_t longest_ = 0;  // of the words and prefixes; what is longer by two is none of them
};

const Lexicon& lexicon() {
  static const Lexicon lexicon;
  return lexicon;
}

// Folded words in their order; an apostrophe inside of one joins: can't is cant.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && !is_number(word)) words.push_back(std::exchange(word, {}));
    word.clear();
  };
  while (!text.empty() && words.size() < kMostWords) {
    const auto token = text.substr(0, text.find_first_of(" \n\t\r"));
    auto rest = is_noise(token) ? std::string_view() : token;
    text.remove_prefix(std::min(text.size(), token.size() + 1));
    while (!rest.empty()) {
      const char32_t letter = fold_letter(take_letter(rest));
      if (letter == '\'' || letter == 0x2019) continue;
      if (is_word_letter(letter))
        append_letter(word, letter);
      else
        finish();
    }
    finish();
  }
  return words;
}

// What is left of a word when vowels and doubled letters go.
std::string sketch_of(std::string_view word) {
  static constexpr std::u32string_view kVowels = U"aeiouyаеиоуыэюяьъй";
  std::string sketch;
  char32_t before = 0;
  for (bool is_first = true; !word.empty(); is_first = false) {
    const char32_t letter = take_letter(word);
    if (letter == before) continue;
    before = letter;
    if (is_first || kVowels.find(letter) == std::u32string_view::npos)
      append_letter(sketch, letter);
  }
  return sketch;
}

class Reader {
 public:
  Terms read(const std::vector<std::string>& words) {
    for (std::size_t at = 0; at < words.size();) at += take(words, at);
    if (has_trouble_)
      add(kComplaint);
    else if (asks_)
      add(kQuestion);
    std::ranges::sort(terms_);
    const auto [first, last] = std::ranges::unique(terms_);
    terms_.erase(first, last);
    // Pairs go first: their kind is the highest.
    if (terms_.size() > kMaxTerms) terms_.erase(terms_.begin() + kMaxTerms, terms_.end());
    return has_matter_ ? std::move(terms_) : Terms{};
  }

 private:
  // How many words it was: phrases are of two, three or four.
  std::size_t take(const std::vector<std::string>& words, std::size_t at) {
    if (lexicon().begins_phrase(words[at])) {
      for (std::size_t length = 4; length >= 2; --length) {
        if (at + length > words.size()) continue;
        std::string phrase = words[at];
        for (std::size_t i = 1; i < length; ++i) phrase += '_' + words[at + i];
        if (const auto* found = lexicon().find_phrase(phrase)) {
          take(*found);
          return length;
        }
      }
    }
    if (const auto* found = lexicon().find(words[at]))
      take(*found);
    else
      take_unknown(words[at]);
    return 1;
  }

  void take(const Concept& found) {
    switch (found.role) {
      case WordRole::nothing:
        return;
      case WordRole::able:
        return;
      case WordRole::ask:
        asks_ = true;
        return;
      case WordRole::negation:
        has_trouble_ = is_negated_ = true;
        return;
      case WordRole::receive:
      case WordRole::work:
        if (!std::exchange(is_negated_, false)) return;
        break;
      case WordRole::trouble:
        has_trouble_ = true;
        break;
      case WordRole::matter:
        has_matter_ = true;
        break;
    }
    const auto kind = found.is_common ? TermKind::common : TermKind::concept_;
    if (!found.is_common) has_matter_ = true;
    follow(Term(kind, hash_of(found.name)));
  }

  void take_unknown(const std::string& word) {
    if (count_code_points(word) < 2) return;
    has_matter_ = true;
    const auto stem = stem_of(word);
    add(Term(TermKind::sketch, hash_of(sketch_of(stem))));
    follow(Term(TermKind::stem, hash_of(stem)));
  }

  void add(Term term) { terms_.push_back(term); }
  void follow(Term term) {
    add(term);
    if (before_ != 0 && before_ != term.bits()) {
      const auto [low, high] = std::minmax(before_, term.bits());
      add(Term(TermKind::pair, (low * 2654435761U) ^ high));
    }
    before_ = term.bits();
  }

  Terms terms_;
  std::uint32_t before_ = 0;
  bool is_negated_ = false;
  bool has_trouble_ = false;
  bool asks_ = false;
  bool has_matter_ = false;
};

}  // namespace

Terms terms_of(std::string_view text) {
  return Reader().read(split(first_code_points(text, kMostLetters)));
}

bool is_complaint(const Terms& terms) { return std::ranges::binary_search(terms, kComplaint); }
bool is_question(const Terms& terms) { return std::ranges::binary_search(terms, kQuestion); }

}  // namespace harken
