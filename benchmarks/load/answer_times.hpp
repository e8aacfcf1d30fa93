// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "desk.hpp"
#include "http.hpp"

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

struct Answered {
  double rate = 0;  // a second
  AnswerTimes times;
};
// What next(i) asks over so many keep-alive connections, one request in flight on each.
Answered measure_answers(std::uint16_t port, int connections, const NextRequest& next,
                         double seconds);

}  // namespace harken::load
