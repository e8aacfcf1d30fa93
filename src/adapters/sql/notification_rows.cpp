// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/notification_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Notification& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.user_id, to.conversation_id, to.contact_number,
               to.contact_name, to.actor_id, to.actor_name, to.text, to.created_at, to.read_at);
  to.kind = wire::parse_notification_kind(row.text(11)).value_or(NotificationKind::mentioned);
  read_columns(row, 12, to.ticket_id, to.ticket_number);
}

}  // namespace

Status NotificationRows::insert(const Notification& each) {
  return execute(
      session_,
      "INSERT INTO notification (notification_id, workspace_id, user_id, conversation_id, "
      "contact_number, contact_name, actor_id, actor_name, text, created_at, read_at, kind, "
      "ticket_id, ticket_number) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      // The column takes no NULL: no conversation is 0.
      each.id, each.workspace_id, each.user_id, each.conversation_id.value(), each.contact_number,
      each.contact_name, each.actor_id, each.actor_name, each.text, each.created_at, each.read_at,
      wire::to_text(each.kind), each.ticket_id, each.ticket_number);
}

Rows<Notification> NotificationRows::list(UserId user, NotificationId before, int limit) {
  const auto below = before ? before : NotificationId(INT64_MAX);
  return list_rows(
      session_,
      "SELECT notification_id, workspace_id, user_id, conversation_id, contact_number, "
      "contact_name, actor_id, actor_name, text, created_at, read_at, kind, "
      "ticket_id, ticket_number FROM notification WHERE user_id = $1 AND notification_id < $2 "
      "ORDER BY notification_id DESC LIMIT $3",
      read, user, below, limit);
}

Result<std::int64_t> NotificationRows::count_unread(UserId user, int cap) {
  return get_number(session_,
                    "SELECT count(*) FROM (SELECT 1 FROM notification "
                    "WHERE user_id = $1 AND read_at IS NULL LIMIT $2) AS unread",
                    user, cap);
}

Result<bool> NotificationRows::mark_read(UserId user, NotificationId id, Timestamp at) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE notification SET read_at = $3 "
                          "WHERE notification_id = $2 AND user_id = $1 AND read_at IS NULL",
                          user, id, at));
  return changed > 0;
}

Status NotificationRows::remove_older_than(Timestamp created_before) {
  return execute(session_, "DELETE FROM notification WHERE created_at < $1", created_before);
}

}  // namespace harken::sql
