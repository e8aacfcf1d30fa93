// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/model/undo.hpp"
#include "core/policy/access.hpp"

namespace harken {

// Longer than any toast is shown, shorter than anybody's memory of it.
inline constexpr std::int64_t kUndoSeconds = 120;

Facts facts_of(const Conversation& conversation);

// Puts everything back. By who did it, for two minutes, and only if nothing but labels, notes and
// receipts has changed since. Errors: forbidden, too_late, version_conflict.
Status undo(Conversation& conversation, const Undo& undo, const Actor& actor, Timestamp now);

}  // namespace harken
