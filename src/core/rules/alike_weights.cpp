// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_weights.hpp"

#include <array>
#include <cmath>

namespace harken {

namespace {

// A desk that has heard little judges by what desks usually hear: of a thousand messages, this many
// have a term of each kind.
constexpr double kUsual = 1'000;
struct KindWeight {
  double usual_uses;
  double factor;
};
constexpr std::array<KindWeight, 6> kKinds{{
    {300, 1.0},  // polarity
    {60, 1.0},   // common
    {3, 1.0},    // concept
    {3, 0.9},    // stem
    {3, 0.45},   // sketch
    {3, 0.45},   // pair
}};

constexpr double kSharedComplaint = 0.4;

}  // namespace

double alike_weight(Term term, std::size_t uses, std::size_t texts) {
  const auto& kind = kKinds[static_cast<std::size_t>(term.kind())];
  const auto all = static_cast<double>(texts);
  return kind.factor *
         std::log((kUsual + all + 1) / (kind.usual_uses + static_cast<double>(uses) + 1));
}

double alike_evidence(Term term) {
  switch (term.kind()) {
    case TermKind::common:
    case TermKind::concept_:
    case TermKind::stem:
      return 1;
    case TermKind::polarity:
      return term == Term(TermKind::polarity, 1) ? kSharedComplaint : 0;
    case TermKind::sketch:
    case TermKind::pair:
      break;
  }
  return 0;
}

}  // namespace harken
