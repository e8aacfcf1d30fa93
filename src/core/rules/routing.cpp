// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/routing.hpp"

#include <tuple>

namespace harken {

bool has_room(const Candidate& candidate) {
  return candidate.capacity == 0 || candidate.held < candidate.capacity;
}

std::optional<Candidate> choose_candidate(std::span<const Candidate> candidates,
                                          UserId known_to_customer) {
  const auto order = [](const Candidate& candidate) {
    return std::tuple(candidate.held, candidate.last_routed_at, candidate.id);
  };
  const Candidate* best = nullptr;
  for (const auto& candidate : candidates) {
    if (!candidate.is_online || !has_room(candidate)) continue;
    if (candidate.id == known_to_customer) return candidate;
    if (!best || order(candidate) < order(*best)) best = &candidate;
  }
  return best ? std::optional(*best) : std::nullopt;
}

}  // namespace harken
