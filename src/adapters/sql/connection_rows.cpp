// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection_rows.hpp"

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT channel_id, workspace_id, settings, cursor, connected_at, receive_reason, "
    "receive_detail, send_reason, send_detail, state_at, version, carries_edits, "
    "carries_deletions, heard_at, missed_from, missed_until FROM connection ");
constexpr auto kList =
    kSelect +
    "WHERE channel_id IN (SELECT channel_id FROM channel WHERE deleted_at IS NULL) "
    "ORDER BY channel_id";
constexpr auto kFind = kSelect + "WHERE channel_id = $1";

void read(const Row& row, ChannelConnection& to) {
  read_columns(row, 0, to.channel_id, to.workspace_id, to.settings, to.cursor, to.connected_at,
               to.receiving.reason, to.receiving.detail, to.sending.reason, to.sending.detail,
               to.state_at, to.version, to.declared.edits, to.declared.deletes, to.heard_at);
  to.missed = read_silence(row, 14);
}

void read_message_id(const Row& row, MessageId& to) { read_column(row, 0, to); }
void read_name(const Row& row, std::string& to) { read_column(row, 0, to); }

}  // namespace

std::optional<Silence> read_silence(const Row& row, int first) {
  if (row.is_null(first)) return std::nullopt;
  Silence silence;
  read_columns(row, first, silence.from, silence.until);
  return silence;
}

Rows<ChannelConnection> ConnectionRows::list() { return list_rows(session_, kList, read); }

Found<ChannelConnection> ConnectionRows::find(ChannelId id) {
  return find_row(session_, kFind, read, id);
}

Status ConnectionRows::insert(const ChannelConnection& connection) {
  return execute(
      session_,
      "INSERT INTO connection (channel_id, workspace_id, settings, cursor, receive_reason, "
      "receive_detail, send_reason, send_detail, state_at, version, carries_edits, "
      "carries_deletions) VALUES ($1, $2, $3, $4, '', '', '', '', $5, $6, $7, $8)",
      connection.channel_id, connection.workspace_id, connection.settings, connection.cursor,
      connection.state_at, connection.version, connection.declared.edits,
      connection.declared.deletes);
}

Result<bool> ConnectionRows::update_settings(const ChannelConnection& connection,
                                             std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE connection SET settings = $3, version = $4, "
             "carries_edits = $5, carries_deletions = $6 "
             "WHERE channel_id = $1 AND version = $2",
             connection.channel_id, old_version, connection.settings, connection.version,
             connection.declared.edits, connection.declared.deletes));
  return changed > 0;
}

Status ConnectionRows::remove(ChannelId id) {
  RETURN_IF_ERROR(execute(session_, "DELETE FROM connection_secret WHERE channel_id = $1", id));
  return execute(session_, "DELETE FROM connection WHERE channel_id = $1", id);
}

Status ConnectionRows::set_cursor(ChannelId id, std::string_view cursor) {
  return execute(session_, "UPDATE connection SET cursor = $2 WHERE channel_id = $1", id, cursor);
}

Status ConnectionRows::set_state(const ChannelConnection& connection) {
  return execute(
      session_,
      "UPDATE connection SET connected_at = $2, receive_reason = $3, receive_detail = $4, "
      "send_reason = $5, send_detail = $6, state_at = $7 WHERE channel_id = $1",
      connection.channel_id, connection.connected_at, connection.receiving.reason,
      connection.receiving.detail, connection.sending.reason, connection.sending.detail,
      connection.state_at);
}

Status ConnectionRows::set_heard(const ChannelConnection& connection) {
  const auto& missed = connection.missed;
  return execute(session_,
                 "UPDATE connection SET heard_at = $2, missed_from = $3, missed_until = $4 "
                 "WHERE channel_id = $1",
                 connection.channel_id, connection.heard_at,
                 missed.transform([](const Silence& each) { return each.from; }),
                 missed.transform([](const Silence& each) { return each.until; }));
}

Found<MessageId> MessageNameRows::find(ChannelId channel, std::string_view external_id) {
  return find_row(session_,
                  "SELECT message_id FROM message_name WHERE channel_id = $1 AND external_id = $2",
                  read_message_id, channel, external_id);
}

Rows<std::string> MessageNameRows::list_of_message(ChannelId channel, MessageId message) {
  return list_rows(session_,
                   "SELECT external_id FROM message_name WHERE message_id = $2 AND channel_id = $1 "
                   "ORDER BY position",
                   read_name, channel, message);
}

Status MessageNameRows::insert(ChannelId channel, std::string_view external_id, MessageId message) {
  // As INSERT from a SELECT of the same table SQLite would make a table of its own each time.
  return execute(session_,
                 "INSERT INTO message_name (channel_id, external_id, message_id, position) VALUES "
                 "($1, $2, $3, (SELECT count(*) FROM message_name WHERE message_id = $3)) "
                 "ON CONFLICT (channel_id, external_id) DO NOTHING",
                 channel, external_id, message);
}

Status MessageNameRows::remove(ChannelId channel, std::string_view external_id) {
  return execute(session_, "DELETE FROM message_name WHERE channel_id = $1 AND external_id = $2",
                 channel, external_id);
}

Status MessageNameRows::remove_of_message(ChannelId channel, MessageId message) {
  return execute(session_, "DELETE FROM message_name WHERE message_id = $2 AND channel_id = $1",
                 channel, message);
}

}  // namespace harken::sql
