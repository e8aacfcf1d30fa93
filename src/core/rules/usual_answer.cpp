// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/usual_answer.hpp"

#include <algorithm>

namespace harken {

std::optional<std::int64_t> usual_answer_seconds(std::vector<std::int64_t> first_answers) {
  constexpr std::size_t kFewest = 5;
  if (first_answers.size() < kFewest) return std::nullopt;
  const auto middle = first_answers.begin() + std::ssize(first_answers) / 2;
  std::ranges::nth_element(first_answers, middle);
  return std::max<std::int64_t>(0, *middle) / 1'000'000;
}

}  // namespace harken
