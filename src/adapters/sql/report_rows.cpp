// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/report_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "adapters/sql/visibility.hpp"

namespace harken::sql {
namespace {

// $4 and $5 the span, $6 department, $7 channel, or NULL.
constexpr auto kInSpan =
    "WHERE c.workspace_id = $1 AND c.created_at >= $4 AND c.created_at < $5 AND " + kMaySee +
    " AND ($6 IS NULL OR c.department_id = $6) AND ($7 IS NULL OR c.channel_id = $7) ";
constexpr auto kCountLabels =
    "SELECT l.label_id, (c.created_at - $4) / $8, count(*), "
    "count(*) FILTER (WHERE c.lifecycle = 'solved') FROM conversation c "
    "JOIN conversation_label l ON l.conversation_id = c.conversation_id " +
    kInSpan + "GROUP BY 1, 2";
constexpr auto kCountConversations =
    "SELECT count(*), count(*) FILTER (WHERE c.label_ids = '') FROM conversation c " + kInSpan;

void read(const Row& row, LabelCount& to) {
  read_columns(row, 0, to.label_id, to.step, to.count, to.solved);
}

}  // namespace

Rows<LabelCount> ReportRows::count_labels(const Actor& actor, const ReportSpan& span) {
  return list_rows(session_, kCountLabels, read, actor.workspace_id, actor.user_id, reach_of(actor),
                   span.from, span.to, span.department_id, span.channel_id, span.step_micros);
}

Result<ConversationTotal> ReportRows::count_conversations(const Actor& actor,
                                                          const ReportSpan& span) {
  ConversationTotal total;
  const RowSink sink = [&](const Row& row) { read_columns(row, 0, total.count, total.unlabelled); };
  RETURN_IF_ERROR(query(session_, kCountConversations, sink, actor.workspace_id, actor.user_id,
                        reach_of(actor), span.from, span.to, span.department_id, span.channel_id));
  return total;
}

}  // namespace harken::sql
