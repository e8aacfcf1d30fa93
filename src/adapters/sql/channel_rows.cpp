// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/staff_rows.hpp"
#include "wire/encode.hpp"

namespace harken::sql {

ChannelKind channel_kind_of(std::string_view text) {
  return enum_of(
      text, [](ChannelKind kind) { return wire::to_text(kind); },
      {ChannelKind::widget, ChannelKind::telegram, ChannelKind::email, ChannelKind::api});
}

namespace {

constexpr auto kSelect = SqlText(
    "SELECT c.channel_id, c.workspace_id, kind, name, key, department_id, c.settings, c.version, "
    "connected_at, receive_reason, send_reason, state_at, carries_edits, carries_deletions, "
    "missed_from, missed_until FROM channel c LEFT JOIN connection n ON n.channel_id = "
    "c.channel_id ");
constexpr auto kIsThere = SqlText(" AND c.deleted_at IS NULL");
constexpr auto kIsOf = SqlText("WHERE c.workspace_id = $1 AND c.channel_id = $2");
constexpr auto kList = kSelect + "WHERE c.workspace_id = $1" + kIsThere + " ORDER BY c.channel_id";
constexpr auto kFind = kSelect + kIsOf + kIsThere;
constexpr auto kFindDeleted = kSelect + kIsOf + " AND c.deleted_at IS NOT NULL";
constexpr auto kFindByKey = kSelect + "WHERE key = $1" + kIsThere;

void read_kind(const Row& row, ChannelKind& to) { to = channel_kind_of(row.text(0)); }

void read(const Row& row, Channel& to) {
  read_columns(row, 0, to.id, to.workspace_id);
  to.kind = channel_kind_of(row.text(2));
  read_columns(row, 3, to.name, to.key, to.department_id);
  to.settings = wire::load_settings(row.text(6));
  read_column(row, 7, to.version);
  if (row.is_null(9)) return;
  ChannelConnection connection;
  read_columns(row, 8, connection.connected_at, connection.receiving.reason,
               connection.sending.reason, connection.state_at);
  connection.missed = read_silence(row, 14);
  to.health = health_of(connection);
  read_columns(row, 12, to.declared.edits, to.declared.deletes);
}

void read_secrets(const Row& row, IdentitySecrets& to) {
  to.current = Secret(std::string(row.text(0)));
  to.before = Secret(std::string(row.text(1)));
}

}  // namespace

Rows<Channel> ChannelRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<Channel> ChannelRows::find(WorkspaceId workspace, ChannelId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<Channel> ChannelRows::find_by_key(std::string_view key) {
  return find_row(session_, kFindByKey, read, key);
}

Found<Channel> ChannelRows::find_deleted(WorkspaceId workspace, ChannelId id) {
  return find_row(session_, kFindDeleted, read, workspace, id);
}

Found<ChannelKind> ChannelRows::find_kind(ChannelId id) {
  auto& known = session_.channel_kinds;
  if (const auto kind = known.find(id.value()); kind != known.end()) return kind->second;
  ASSIGN_OR_RETURN(
      const auto kind,
      find_row(session_, "SELECT kind FROM channel WHERE channel_id = $1", read_kind, id));
  if (kind) known.emplace(id.value(), *kind);
  return kind;
}

Status ChannelRows::insert(const Channel& channel) {
  return execute(session_,
                 "INSERT INTO channel (channel_id, workspace_id, kind, name, key, department_id, "
                 "settings, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                 channel.id, channel.workspace_id, wire::to_text(channel.kind), channel.name,
                 channel.key, channel.department_id, wire::store_settings(channel.settings),
                 channel.version);
}

Result<bool> ChannelRows::update(const Channel& channel, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE channel SET name = $3, department_id = $4, settings = $5, "
                          "version = $6 WHERE channel_id = $1 AND version = $2",
                          channel.id, old_version, channel.name, channel.department_id,
                          wire::store_settings(channel.settings), channel.version));
  return changed > 0;
}

Result<IdentitySecrets> ChannelRows::identity_secrets(ChannelId id) {
  ASSIGN_OR_RETURN(auto found,
                   find_row(session_,
                            "SELECT identity_secret, identity_secret_before FROM channel "
                            "WHERE channel_id = $1",
                            read_secrets, id));
  return std::move(found).value_or(IdentitySecrets{});
}

Status ChannelRows::set_identity_secrets(ChannelId id, const IdentitySecrets& secrets) {
  return execute(session_,
                 "UPDATE channel SET identity_secret = $2, identity_secret_before = $3 "
                 "WHERE channel_id = $1",
                 id, secrets.current.reveal(), secrets.before.reveal());
}

}  // namespace harken::sql
