// SPDX-License-Identifier: AGPL-3.0-or-later
// How much a term tells of what a text is about, wherever texts are compared.
#pragma once

#include <cstddef>

#include "core/rules/alike_terms.hpp"

namespace harken {

// "How do I log in?" is not about the same as "I can't log in".
inline constexpr double kOtherWay = 0.6;

// One word alone is no matter: of a discount, of mugs, people write in many ways.
inline constexpr double kLeastAlikeEvidence = 1.3;

// The rarer among `texts` texts, the heavier.
double alike_weight(Term term, std::size_t uses, std::size_t texts);
// How much it counts that two texts share it.
double alike_evidence(Term term);

}  // namespace harken
