// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/alike_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "adapters/sql/mapping.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

// The first message of a conversation is told of by that one's event. LEFT, though each has them:
// PostgreSQL would begin with all contacts of a desk so new that it knows no numbers of it.
constexpr auto kTexts = SqlText(
    "SELECT e.seq, m.message_id, m.conversation_id, c.contact_id, m.created_at, m.text, "
    "m.extra FROM event e JOIN message m ON m.message_id = e.message_id "
    "LEFT JOIN conversation c ON c.conversation_id = m.conversation_id "
    "LEFT JOIN contact t ON t.contact_id = c.contact_id "
    "WHERE e.workspace_id = $1 AND e.seq > $2 AND e.seq <= $3 AND "
    "e.type IN ('message.created', 'conversation.created') "
    "AND m.kind = 'text' AND m.sender = 'customer' AND t.blocked_at IS NULL "
    "ORDER BY e.seq LIMIT $4");

// As many at once as the statement has places; what is left over is NULL, which equals nothing.
constexpr std::size_t kAtOnce = 10;
constexpr auto kReports =
    "SELECT m.message_id, c.conversation_id, t.number, c.contact_id, t.name, m.created_at, m.text, "
    "EXISTS (SELECT 1 FROM alike_dismissal d WHERE d.message_id = m.message_id) FROM message m "
    "JOIN conversation c ON c.conversation_id = m.conversation_id "
    "JOIN contact t ON t.contact_id = c.contact_id "
    "WHERE m.message_id IN ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AND c.workspace_id = $1 "
    "AND c.lifecycle = 'active' AND t.blocked_at IS NULL AND " +
    kMaySee + " ORDER BY m.message_id";

void read_text(const Row& row, CustomerText& to) {
  read_columns(row, 0, to.seq, to.message_id, to.conversation_id, to.contact_id, to.at, to.text);
  if (row.is_null(6)) return;
  Message message;
  wire::load_extra(row.text(6), message);
  to.is_personal = !message.mail || message.mail->nature == InboundNature::personal;
}

void read_report(const Row& row, AlikeReport& to) {
  read_columns(row, 0, to.message_id, to.conversation_id, to.contact_number, to.contact_id,
               to.contact_name, to.at, to.text, to.is_dismissed);
}

void read_time(const Row& row, Timestamp& to) { read_columns(row, 0, to); }

}  // namespace

Found<Timestamp> AlikeRows::time_of_event(WorkspaceId workspace, Seq seq) {
  return find_row(session_,
                  "SELECT created_at FROM event WHERE workspace_id = $1 AND seq >= $2 "
                  "ORDER BY seq LIMIT 1",
                  read_time, workspace, seq);
}

Rows<CustomerText> AlikeRows::list_texts(WorkspaceId workspace, Seq after, Seq up_to, int limit) {
  return list_rows(session_, kTexts, read_text, workspace, after, up_to, limit);
}

Rows<AlikeReport> AlikeRows::list_reports(const Actor& actor, std::span<const MessageId> messages) {
  std::vector<AlikeReport> all;
  for (std::size_t at = 0; at < messages.size(); at += kAtOnce) {
    std::array<MessageId, kAtOnce> some;
    std::ranges::copy(messages.subspan(at, std::min(kAtOnce, messages.size() - at)), some.begin());
    const auto [a, b, c, d, e, f, g, h, i, j] = some;
    ASSIGN_OR_RETURN(auto rows,
                     list_rows(session_, kReports, read_report, actor.workspace_id, actor.user_id,
                               reach_of(actor), a, b, c, d, e, f, g, h, i, j));
    std::ranges::move(rows, std::back_inserter(all));
  }
  return all;
}

Status AlikeRows::dismiss(const Actor& actor, std::span<const MessageId> messages, Timestamp at) {
  std::vector<std::vector<Value>> rows;
  for (const auto message : messages)
    rows.push_back(to_values(message, actor.workspace_id, actor.user_id, at));
  return session_.run_each(
      "INSERT INTO alike_dismissal (message_id, workspace_id, dismissed_by, dismissed_at) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (message_id) DO NOTHING",
      rows);
}

Status AlikeRows::remove_dismissed_before(WorkspaceId workspace, Timestamp at) {
  return execute(session_,
                 "DELETE FROM alike_dismissal WHERE workspace_id = $1 AND dismissed_at < $2",
                 workspace, at);
}

}  // namespace harken::sql
