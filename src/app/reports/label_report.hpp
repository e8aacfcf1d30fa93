// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/report.hpp"
#include "core/policy/access.hpp"
#include "ports/reports.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::int64_t kMicrosOfADay = 86'400'000'000;
inline constexpr std::int64_t kMostSteps = 400;

// How often each label was on a conversation that began in the span. Errors: invalid (the span).
Result<LabelReport> report_labels(Tx& tx, const Actor& actor, const ReportSpan& span);

}  // namespace harken::app
