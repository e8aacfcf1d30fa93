// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of a support desk in English, Russian and Indonesian: which say the same, which say
// nothing, and which turn what follows into its opposite.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace harken {

enum class WordRole : std::uint8_t {
  nothing,   // greetings, politeness, small words
  negation,  // not, не, tidak
  able,      // can, могу, bisa: says nothing, and lets a negation through
  ask,       // how, как, cara: a question about how things are
  receive,   // what does not do so is missing
  work,      // what does not do so is broken
  trouble,   // broken, missing, late: a complaint by itself
  matter,    // a thing or a deed
};

// One concept and how it is said; a word that ends with * stands for all that begin so, _ for a
// space.
struct Concept {
  std::string_view name;
  WordRole role;
  bool is_common;  // everybody writes of it: it says little
  std::string_view words;
};

std::span<const Concept> alike_concepts();

}  // namespace harken
