// SPDX-License-Identifier: AGPL-3.0-or-later
// What a message is about, in a few numbers: concepts that customers say in many words, stems of
// the words that no lexicon knows, and which stand together. Without greetings, politeness,
// numbers, addresses and links. The same for every spelling of one matter, as far as that goes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace harken {

enum class TermKind : std::uint8_t {
  polarity,  // it is a complaint, or a question: one of the two, or neither
  common,    // a concept of which everybody writes
  concept_,  // a concept
  stem,      // of a word that the lexicon does not have
  sketch,    // of such a word, what is left when a finger slips
  pair,      // two of those next to each other
};

// The kind in the top bits, what it is in the rest: a message of a hundred words is 192 bytes.
class Term {
 public:
  Term(TermKind kind, std::uint32_t hash)
      : bits_((static_cast<std::uint32_t>(kind) << kShift) | (hash & kHashMask)) {}
  TermKind kind() const { return static_cast<TermKind>(bits_ >> kShift); }
  std::uint32_t bits() const { return bits_; }
  auto operator<=>(const Term&) const = default;

 private:
  static constexpr unsigned kShift = 29;
  static constexpr std::uint32_t kHashMask = (1U << kShift) - 1;
  std::uint32_t bits_;
};

inline constexpr std::size_t kMaxTerms = 48;

// Sorted, each once. Empty: it says nothing that another message could be like.
using Terms = std::vector<Term>;
Terms terms_of(std::string_view text);

bool is_complaint(const Terms& terms);
bool is_question(const Terms& terms);

}  // namespace harken
