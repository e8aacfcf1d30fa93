// SPDX-License-Identifier: AGPL-3.0-or-later
// F32: some providers keep news for a time and throw them away then. Whoever was away for longer
// has missed nobody knows what, and is to know that. Pure.
#pragma once

#include <optional>

#include "core/model/staff.hpp"

namespace harken {

// Written down no more often than that; so much earlier may a silence seem to have begun.
inline constexpr std::int64_t kBetweenHeardSeconds = 600;

// `heard_at` none: it has never been heard. `kept_seconds` 0: this provider keeps everything.
bool is_worth_noting(std::optional<Timestamp> heard_at, Timestamp now, std::int64_t kept_seconds);

// From when to now something may be missing. Nothing: it was all kept. Together with what nobody
// has seen yet it is one silence.
std::optional<Silence> silence_until(Timestamp now, std::optional<Timestamp> heard_at,
                                     std::int64_t kept_seconds,
                                     const std::optional<Silence>& before);

}  // namespace harken
