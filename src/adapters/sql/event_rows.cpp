// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/event_rows.hpp"

#include <algorithm>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Event& to) {
  read_columns(row, 0, to.workspace_id, to.seq, to.type, to.conversation_id, to.audience.everyone,
               to.audience.department_id, to.audience.holder_id);
  bool had_previous = false;
  Audience previous;
  read_columns(row, 7, had_previous, previous.everyone, previous.department_id, previous.holder_id,
               to.data, to.identity_id, to.public_data, to.created_at);
  if (had_previous) to.previous_audience = previous;
}

}  // namespace

void AppendedEvents::note(WorkspaceId workspace, Seq seq) {
  const auto found = std::ranges::find(newest_, workspace, &std::pair<WorkspaceId, Seq>::first);
  if (found == newest_.end()) {
    newest_.emplace_back(workspace, seq);
  } else {
    found->second = std::max(found->second, seq);
  }
}

void AppendedEvents::merge(const AppendedEvents& other) {
  for (const auto& [workspace, seq] : other.newest_) note(workspace, seq);
}

Result<Seq> EventRows::append(const Event& event) {
  // The row of the workspace stays locked until COMMIT: nobody can see a later event before this one.
  ASSIGN_OR_RETURN(const Seq seq, get_number(session_,
                                             "UPDATE workspace SET event_seq = event_seq + 1 "
                                             "WHERE workspace_id = $1 RETURNING event_seq",
                                             event.workspace_id));
  const Audience previous = event.previous_audience.value_or(Audience{});
  RETURN_IF_ERROR(execute(
      session_,
      "INSERT INTO event (workspace_id, seq, type, conversation_id, for_everyone, department_id, "
      "holder_id, had_previous, previous_for_everyone, previous_department_id, previous_holder_id, "
      "data, identity_id, public_data, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      event.workspace_id, seq, event.type, event.conversation_id, event.audience.everyone,
      event.audience.department_id, event.audience.holder_id, event.previous_audience.has_value(),
      previous.everyone, previous.department_id, previous.holder_id, event.data, event.identity_id,
      event.public_data, event.created_at));
  appended_.note(event.workspace_id, seq);
  return seq;
}

Rows<Event> EventRows::list_after(WorkspaceId workspace, Seq after, int limit) {
  return list_rows(session_,
                   "SELECT workspace_id, seq, type, conversation_id, for_everyone, department_id, "
                   "holder_id, had_previous, previous_for_everyone, previous_department_id, "
                   "previous_holder_id, data, identity_id, public_data, created_at FROM event "
                   "WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
                   read, workspace, after, limit);
}

Result<Seq> EventRows::newest(WorkspaceId workspace) {
  return get_number(session_, "SELECT event_seq FROM workspace WHERE workspace_id = $1", workspace);
}

Result<Seq> EventRows::pruned_up_to(WorkspaceId workspace) {
  return get_number(session_,
                    "SELECT coalesce((SELECT min(seq) FROM event WHERE workspace_id = $1) - 1, "
                    "event_seq) FROM workspace WHERE workspace_id = $1",
                    workspace);
}

Result<std::int64_t> EventRows::prune(WorkspaceId workspace, Timestamp before, int limit) {
  // Only from the beginning, so that no gap opens when a clock has once gone back.
  return change(session_,
                "DELETE FROM event WHERE workspace_id = $1 AND seq IN "
                "(SELECT seq FROM event WHERE workspace_id = $1 AND seq < coalesce("
                "(SELECT seq FROM event WHERE workspace_id = $1 AND created_at >= $2 "
                "ORDER BY seq LIMIT 1), 9223372036854775807) ORDER BY seq LIMIT $3)",
                workspace, before, limit);
}

}  // namespace harken::sql
