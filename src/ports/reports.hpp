// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts over many conversations; only those that the actor may see.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/policy/access.hpp"

namespace harken {

struct ReportSpan {
  Timestamp from;  // conversations that began then or later
  Timestamp to;    // and before this
  std::int64_t step_micros = 1;
  DepartmentId department_id;  // none: any
  ChannelId channel_id;
};

struct LabelCount {
  LabelId label_id;
  std::int64_t step = 0;  // from 0
  std::int64_t count = 0;
  std::int64_t solved = 0;
};

struct ConversationTotal {
  std::int64_t count = 0;
  std::int64_t unlabelled = 0;
};

class Reports {
 public:
  virtual ~Reports() = default;
  virtual Result<std::vector<LabelCount>> count_labels(const Actor&, const ReportSpan&) = 0;
  virtual Result<ConversationTotal> count_conversations(const Actor&, const ReportSpan&) = 0;
};

}  // namespace harken
