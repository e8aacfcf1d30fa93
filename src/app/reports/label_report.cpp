// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/reports/label_report.hpp"

#include <algorithm>

namespace harken::app {

namespace {

LabelReport::Line& line_of(LabelReport& report, LabelId label, std::size_t steps) {
  const auto found = std::ranges::find(report.lines, label, &LabelReport::Line::label_id);
  if (found != report.lines.end()) return *found;
  return report.lines.emplace_back(label, 0, 0, std::vector<std::int64_t>(steps));
}

}  // namespace

Result<LabelReport> report_labels(Tx& tx, const Actor& actor, const ReportSpan& span) {
  if (span.to <= span.from) return fail_invalid("to", "to is not after from");
  const auto steps = (span.to.micros - span.from.micros + span.step_micros - 1) / span.step_micros;
  if (steps > kMostSteps) return fail_invalid("to", "the span has more than 400 steps");
  LabelReport report;
  report.from = span.from;
  report.to = span.to;
  ASSIGN_OR_RETURN(const auto counts, tx.reports().count_labels(actor, span));
  for (const auto& count : counts) {
    auto& line = line_of(report, count.label_id, static_cast<std::size_t>(steps));
    line.counts.at(static_cast<std::size_t>(count.step)) += count.count;
    line.count += count.count;
    line.solved += count.solved;
  }
  std::ranges::sort(report.lines, [](const auto& a, const auto& b) {
    return std::pair(-a.count, a.label_id) < std::pair(-b.count, b.label_id);
  });
  ASSIGN_OR_RETURN(const auto total, tx.reports().count_conversations(actor, span));
  report.total = total.count;
  report.unlabelled = total.unlabelled;
  return report;
}

}  // namespace harken::app
