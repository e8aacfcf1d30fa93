// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/silence.hpp"

namespace harken {

bool is_worth_noting(std::optional<Timestamp> heard_at, Timestamp now, std::int64_t kept_seconds) {
  if (kept_seconds == 0) return false;
  return !heard_at || now >= heard_at->plus_seconds(kBetweenHeardSeconds);
}

std::optional<Silence> silence_until(Timestamp now, std::optional<Timestamp> heard_at,
                                     std::int64_t kept_seconds,
                                     const std::optional<Silence>& before) {
  const bool is_lost = kept_seconds > 0 && heard_at && now > heard_at->plus_seconds(kept_seconds);
  if (!is_lost) return before;
  return Silence{before ? before->from : *heard_at, now};
}

}  // namespace harken
