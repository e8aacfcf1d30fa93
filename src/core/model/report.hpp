// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// Which subjects come up, over conversations that began in a span of time.
struct LabelReport {
  struct Line {
    LabelId label_id;
    std::int64_t count = 0;
    std::int64_t solved = 0;
    std::vector<std::int64_t> counts;  // one for each step of time
  };
  Timestamp from;
  Timestamp to;
  std::int64_t total = 0;
  std::int64_t unlabelled = 0;
  std::vector<Line> lines;  // the most frequent first
};

}  // namespace harken
