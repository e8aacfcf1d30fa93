// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/words.hpp"

#include <algorithm>

#include "core/rules/letters.hpp"
#include "core/rules/search_words.hpp"
#include "core/rules/text.hpp"

namespace harken {
namespace {

constexpr std::size_t kMaxWordLetters = 40;
constexpr std::size_t kMaxWantedWords = 8;
constexpr std::size_t kMinPrefixLetters = 3;
constexpr std::size_t kMinStemLetters = 4;
constexpr std::size_t kExcerptBefore = 50;   // code points before the first hit
constexpr std::size_t kExcerptLength = 180;  // code points in all

// Letters without their accents, from à (U+00E0) to ſ (U+017F); a dot: stays as it is.
constexpr char32_t kFirstPlain = 0xE0;
constexpr std::string_view kPlain =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo"
    "..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlain.size() == 0x180 - kFirstPlain);

bool is_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

bool is_ideograph(char32_t letter) {
  return (letter >= 0x3040 && letter <= 0x30FF) || (letter >= 0x3400 && letter <= 0x9FFF) ||
         (letter >= 0xF900 && letter <= 0xFAFF) || (letter >= 0x20000 && letter <= 0x3FFFF);
}

char32_t fold(char32_t letter) {
  const char32_t lower = to_lower(letter);
  if (lower == U'ё') return U'е';
  if (lower < kFirstPlain || lower >= kFirstPlain + kPlain.size()) return lower;
  const char plain = kPlain[lower - kFirstPlain];
  return plain == '.' ? lower : static_cast<char32_t>(plain);
}

// Marks go, but й is a letter of its own however it is written.
void append_folded(std::string& word, char32_t letter) {
  constexpr std::string_view kI = "и";
  if (!is_mark(letter)) return append_letter(word, fold(letter));
  if (letter != 0x306 || !word.ends_with(kI)) return;
  word.resize(word.size() - kI.size());
  word += "й";
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Word> split() {
    for (auto rest = text_; !rest.empty();) {
      const auto place = text_.size() - rest.size();
      const char32_t letter = take_letter(rest);
      const auto after = text_.size() - rest.size();
      if (is_ideograph(letter)) {
        finish();
        add(letter, place, after);
        finish();
      } else if (is_part_of_word(letter) && !(is_mark(letter) && letters_ == 0)) {
        add(letter, place, after);
      } else {
        finish();
      }
    }
    finish();
    return std::move(words_);
  }

 private:
  void add(char32_t letter, std::size_t begin, std::size_t end) {
    if (letters_ == 0) word_.begin = begin;
    word_.end = end;
    if (letters_++ < kMaxWordLetters) append_folded(word_.folded, letter);
  }
  void finish() {
    if (letters_ > 0) words_.push_back(std::exchange(word_, {}));
    letters_ = 0;
  }

  std::string_view text_;
  std::vector<Word> words_;
  Word word_;
  std::size_t letters_ = 0;
};

bool is_hit(const Word& word, const WantedWord& wanted) {
  if (std::ranges::find(wanted.near, word.folded) != wanted.near.end()) return true;
  return wanted.is_prefix ? word.folded.starts_with(wanted.folded) : word.folded == wanted.folded;
}

bool is_hit(const Word& word, const std::vector<WantedWord>& wanted) {
  return std::ranges::any_of(wanted, [&](const auto& each) { return is_hit(word, each); });
}

// What the other forms of the word begin with too; the word itself when it has none.
std::string common_beginning(const std::string& word) {
  auto stem = stem_of(word);
  const bool is_beginning = word.starts_with(stem) && count_code_points(stem) >= kMinStemLetters;
  return is_beginning ? stem : word;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

// Where the excerpt begins: at the text's own beginning, or at a word not far before the hit.
std::size_t begin_of_excerpt(std::string_view text, const std::vector<Word>& words,
                             std::size_t first_hit) {
  std::size_t begin = first_hit;
  for (const auto& word : words) {
    if (word.begin > first_hit) break;
    if (count_code_points(text.substr(word.begin, first_hit - word.begin)) > kExcerptBefore)
      continue;
    begin = word.begin;
    break;
  }
  return count_code_points(text.substr(0, first_hit)) <= kExcerptBefore ? 0 : begin;
}

void append_part(std::vector<ExcerptPart>& parts, std::string_view text, bool is_hit) {
  if (text.empty()) return;
  if (!parts.empty() && parts.back().is_hit == is_hit)
    parts.back().text += on_one_line(text);
  else
    parts.push_back({on_one_line(text), is_hit});
}

}  // namespace

std::vector<Word> words_of(std::string_view text) { return Splitter(text).split(); }

std::string index_words_of(std::string_view text) {
  auto words = words_of(text);
  std::ranges::sort(words, {}, &Word::folded);
  std::string joined;
  std::string_view before;
  for (const auto& word : words) {
    if (word.folded == before) continue;
    before = word.folded;
    if (!joined.empty()) joined += ' ';
    joined += word.folded;
  }
  return joined;
}

std::vector<WantedWord> wanted_words_of(std::string_view text) {
  const auto words = words_of(text);
  std::vector<WantedWord> wanted;
  for (const auto& word : words) {
    const bool is_half_typed = &word == &words.back() && word.end == text.size();
    const bool is_prefix = is_half_typed || count_code_points(word.folded) >= kMinPrefixLetters;
    auto beginning = is_prefix ? common_beginning(word.folded) : word.folded;
    const auto same = std::ranges::find(wanted, beginning, &WantedWord::folded);
    if (same != wanted.end())
      same->is_prefix = same->is_prefix || is_prefix;
    else if (wanted.size() < kMaxWantedWords)
      wanted.push_back({std::move(beginning), is_prefix, {}});
  }
  return wanted;
}

bool has_all(std::string_view text, const std::vector<WantedWord>& wanted) {
  const auto words = words_of(text);
  return std::ranges::all_of(wanted, [&](const auto& each) {
    return std::ranges::any_of(words, [&](const auto& word) { return is_hit(word, each); });
  });
}

std::vector<ExcerptPart> excerpt_of(std::string_view text, const std::vector<WantedWord>& wanted) {
  const auto words = words_of(text);
  const auto first =
      std::ranges::find_if(words, [&](const auto& word) { return is_hit(word, wanted); });
  const auto begin = first == words.end() ? 0 : begin_of_excerpt(text, words, first->begin);
  const auto end = begin + first_code_points(text.substr(begin), kExcerptLength).size();
  std::vector<ExcerptPart> parts;
  if (begin > 0) parts.push_back({"…", false});
  auto place = begin;
  for (const auto& word : words) {
    if (word.begin < begin || word.end > end || !is_hit(word, wanted)) continue;
    append_part(parts, text.substr(place, word.begin - place), false);
    append_part(parts, text.substr(word.begin, word.end - word.begin), true);
    place = word.end;
  }
  append_part(parts, text.substr(place, end - place), false);
  if (end < text.size()) append_part(parts, "…", false);
  return parts;
}

}  // namespace harken
