// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_rank.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "core/rules/alike_weights.hpp"

namespace harken {

namespace {

// Suggestions are read by a person, who passes over a wrong one: they may be less sure than groups.
constexpr double kLeastLikeness = 0.25;

class Weights {
 public:
  explicit Weights(std::span<const Terms> texts) : texts_(texts.size()) {
    for (const auto& text : texts)
      for (const auto term : text) ++uses_[term.bits()];
  }
  double of(Term term) const {
    const auto found = uses_.find(term.bits());
    return alike_weight(term, found == uses_.end() ? 0 : found->second, texts_);
  }
  double norm(const Terms& text) const {
    double sum = 0;
    for (const auto term : text) sum += of(term) * of(term);
    return std::sqrt(sum);
  }

 private:
  std::size_t texts_;
  std::unordered_map<std::uint32_t, std::uint32_t> uses_;
};

// Neither a question nor a complaint, as titles often are, goes with both.
bool says_otherwise(const Terms& a, const Terms& b) {
  return (is_question(a) && is_complaint(b)) || (is_complaint(a) && is_question(b));
}

double likeness(const Terms& asked, const Terms& text, const Weights& weights) {
  double sum = 0;
  double shared = 0;
  auto at = text.begin();
  for (const auto term : asked) {
    while (at != text.end() && *at < term) ++at;
    if (at == text.end()) break;
    if (*at != term) continue;
    sum += weights.of(term) * weights.of(term);
    shared += alike_evidence(term);
  }
  if (shared < kLeastAlikeEvidence) return 0;
  return sum / (weights.norm(asked) * weights.norm(text)) *
         (says_otherwise(asked, text) ? kOtherWay : 1);
}

}  // namespace

std::vector<Ranked> rank_alike(std::span<const Terms> asked, std::span<const Terms> texts,
                               std::size_t most) {
  const Weights weights(texts);
  std::vector<Ranked> ranked;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    double best = 0;
    for (const auto& each : asked) best = std::max(best, likeness(each, texts[at], weights));
    if (best >= kLeastLikeness) ranked.push_back({at, best});
  }
  std::ranges::sort(ranked, {},
                    [](const Ranked& each) { return std::pair(-each.likeness, each.at); });
  if (ranked.size() > most) ranked.resize(most);
  return ranked;
}

}  // namespace harken
