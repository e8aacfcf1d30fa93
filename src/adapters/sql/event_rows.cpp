// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/event_rows.hpp"

#include "adapters/sql/message_select.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect =
    "SELECT e.workspace_id, e.seq, e.type, e.conversation_id, e.for_everyone, e.department_id, "
    "e.holder_id, e.had_previous, e.previous_for_everyone, e.previous_department_id, "
    "e.previous_holder_id, e.data, e.identity_id, e.public_data, e.created_at, "
    "e.escalated_from_id, e.previous_escalated_from_id, e.ticket_audience, " +
    kMessageColumns +
    " FROM event e LEFT JOIN message m ON m.message_id = e.message_id WHERE e.workspace_id = $1 ";
constexpr auto kListAfter = kSelect + "AND e.seq > $2 ORDER BY e.seq LIMIT $3";
// Walks the log, of which nobody is told more than some thousands: an index by customer would be
// one more page to write for each message.
constexpr auto kListOfIdentityAfter =
    kSelect +
    "AND e.identity_id = $2 AND e.seq > $3 AND e.public_data IS NOT NULL ORDER BY e.seq LIMIT $4";
constexpr int kAudienceColumn = 17;
constexpr int kMessageColumn = 18;

void read(const Row& row, Event& to) {
  read_columns(row, 0, to.workspace_id, to.seq, to.type, to.conversation_id, to.audience.everyone,
               to.audience.department_id, to.audience.holder_id);
  bool had_previous = false;
  Audience previous;
  read_columns(row, 7, had_previous, previous.everyone, previous.department_id, previous.holder_id,
               to.data, to.identity_id, to.public_data, to.created_at,
               to.audience.escalated_from_id, previous.escalated_from_id);
  if (had_previous) to.previous_audience = previous;
  read_column(row, kAudienceColumn, to.ticket_audience);
  if (!row.is_null(kMessageColumn)) read_message(row, kMessageColumn, to.message.emplace());
}

constexpr auto kInsert = SqlText(
    "INSERT INTO event (workspace_id, seq, type, conversation_id, for_everyone, department_id, "
    "holder_id, had_previous, previous_for_everyone, previous_department_id, previous_holder_id, "
    "data, identity_id, public_data, created_at, message_id, escalated_from_id, "
    "previous_escalated_from_id, ticket_audience) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19)");

std::vector<Value> values_of(const Event& event) {
  const Audience previous = event.previous_audience.value_or(Audience{});
  const MessageId message_id = event.message ? event.message->id : MessageId();
  return to_values(event.workspace_id, event.seq, event.type, event.conversation_id,
                   event.audience.everyone, event.audience.department_id, event.audience.holder_id,
                   event.previous_audience.has_value(), previous.everyone, previous.department_id,
                   previous.holder_id, event.data, event.identity_id, event.public_data,
                   event.created_at, message_id, event.audience.escalated_from_id,
                   previous.escalated_from_id, event.ticket_audience);
}

// The row of the workspace stays locked until COMMIT: nobody can see a later event before these.
Status number_events(SqlSession& session, std::span<Event> events) {
  const auto count = static_cast<std::int64_t>(events.size());
  ASSIGN_OR_RETURN(const Seq newest, get_number(session,
                                                "UPDATE workspace SET event_seq = event_seq + $2 "
                                                "WHERE workspace_id = $1 RETURNING event_seq",
                                                events.front().workspace_id, count));
  Seq seq = newest - count;
  for (Event& event : events) event.seq = ++seq;
  return {};
}

}  // namespace

Status write_events(SqlSession& session, PendingEvents& pending) {
  for (Seq place = 0; Event & event : pending) event.seq = place++;
  // Also the order in which the counters are locked: two transactions never wait for each other.
  std::ranges::sort(pending, {},
                    [](const Event& event) { return std::pair(event.workspace_id, event.seq); });
  for (std::span<Event> rest(pending); !rest.empty();) {
    const auto own = of_first_workspace(rest);
    RETURN_IF_ERROR(number_events(session, own));
    std::vector<std::vector<Value>> rows;
    rows.reserve(own.size());
    for (const Event& event : own) rows.push_back(values_of(event));
    RETURN_IF_ERROR(session.run_each(kInsert, rows));
    rest = rest.subspan(own.size());
  }
  return {};
}

Rows<Event> EventRows::list_after(WorkspaceId workspace, Seq after, int limit) {
  return list_rows(session_, kListAfter, read, workspace, after, limit);
}

Rows<Event> EventRows::list_of_identity_after(WorkspaceId workspace, IdentityId identity, Seq after,
                                              int limit) {
  return list_rows(session_, kListOfIdentityAfter, read, workspace, identity, after, limit);
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
