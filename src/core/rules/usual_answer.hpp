// SPDX-License-Identifier: AGPL-3.0-or-later
// How long customers usually wait for the first answer: what the widget may promise.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace harken {

// The median; nothing while there are too few to speak of a habit. Microseconds in, seconds out.
std::optional<std::int64_t> usual_answer_seconds(std::vector<std::int64_t> first_answers);

}  // namespace harken
