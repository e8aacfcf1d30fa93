// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "desk.hpp"

namespace harken::load {

// Milliseconds.
struct AnswerTimes {
  double p50 = 0;
  double p95 = 0;
};

// Of GET of all paths, each asked `times` times in turn over one connection, one request after the
// other.
AnswerTimes time_answers(Desk& desk, const std::string& token,
                         const std::vector<std::string>& paths, int times);

}  // namespace harken::load
