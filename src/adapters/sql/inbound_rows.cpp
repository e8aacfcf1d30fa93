// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT inbound_id, workspace_id, channel_id, external_id, lane, bundle, payload, "
    "payload_hash, "
    "state, reason, attempts, next_at, conversation_id, message_id, received_at FROM inbound ");
constexpr auto kFind = kSelect + "WHERE inbound_id = $2 AND workspace_id = $1";
constexpr auto kOfMessage = kSelect + "WHERE message_id = $1 ORDER BY inbound_id LIMIT 1";
constexpr auto kPending =
    kSelect +
    "WHERE state = 'pending' AND channel_id = $1 AND NOT EXISTS (SELECT 1 FROM inbound e "
    "WHERE e.state = 'pending' AND e.channel_id = $1 AND e.lane = inbound.lane "
    "AND e.inbound_id < inbound.inbound_id AND e.next_at > $2) ORDER BY inbound_id LIMIT $3";
constexpr auto kList =
    kSelect + "WHERE channel_id = $1 AND inbound_id < $2 ORDER BY inbound_id DESC LIMIT $3";
constexpr auto kListOfState =
    kSelect +
    "WHERE channel_id = $1 AND inbound_id < $2 AND state = $4 ORDER BY inbound_id DESC LIMIT $3";

// The last condition is that of the partial index.
constexpr auto kOldPayloads = SqlText(
    "SELECT inbound_id, payload_hash FROM inbound WHERE channel_id IN "
    "(SELECT channel_id FROM channel WHERE kind <> 'email') AND received_at < $1 "
    "AND (state = 'done' OR state = 'ignored') AND (payload <> '' OR payload_hash <> '') LIMIT $2");

void read_old(const Row& row, OldPayload& to) { read_columns(row, 0, to.id, to.hash); }

void read(const Row& row, InboundEntry& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.channel_id, to.raw.external_id, to.raw.lane,
               to.raw.group, to.raw.payload, to.payload_hash);
  to.state = enum_of(
      row.text(8), [](InboundState state) { return wire::to_text(state); },
      {InboundState::pending, InboundState::done, InboundState::ignored, InboundState::failed});
  read_columns(row, 9, to.reason, to.attempts, to.next_at, to.conversation_id, to.message_id,
               to.received_at);
}

}  // namespace

Result<bool> InboundRows::insert(const InboundEntry& entry) {
  ASSIGN_OR_RETURN(
      const auto inserted,
      change(
          session_,
          "INSERT INTO inbound (inbound_id, workspace_id, channel_id, external_id, lane, bundle, "
          "payload, payload_hash, state, reason, attempts, next_at, conversation_id, message_id, "
          "received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
          "ON CONFLICT (channel_id, external_id) DO NOTHING",
          entry.id, entry.workspace_id, entry.channel_id, entry.raw.external_id, entry.raw.lane,
          entry.raw.group, entry.raw.payload, entry.payload_hash, wire::to_text(entry.state),
          entry.reason, entry.attempts, entry.next_at, entry.conversation_id, entry.message_id,
          entry.received_at));
  return inserted > 0;
}

Found<InboundEntry> InboundRows::find(WorkspaceId workspace, InboundId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<InboundEntry> InboundRows::find_of_message(MessageId id) {
  return find_row(session_, kOfMessage, read, id);
}

Rows<InboundEntry> InboundRows::list_pending(ChannelId channel, Timestamp now, int limit) {
  return list_rows(session_, kPending, read, channel, now, limit);
}

Rows<InboundEntry> InboundRows::list(ChannelId channel, std::optional<InboundState> state,
                                     InboundId before, int limit) {
  const std::int64_t below = before ? before.value() : INT64_MAX;
  if (!state) return list_rows(session_, kList, read, channel, below, limit);
  return list_rows(session_, kListOfState, read, channel, below, limit, wire::to_text(*state));
}

Status InboundRows::update(const InboundEntry& entry) {
  return execute(session_,
                 "UPDATE inbound SET state = $2, reason = $3, attempts = $4, next_at = $5, "
                 "conversation_id = $6, message_id = $7 WHERE inbound_id = $1",
                 entry.id, wire::to_text(entry.state), entry.reason, entry.attempts, entry.next_at,
                 entry.conversation_id, entry.message_id);
}

Rows<OldPayload> InboundRows::list_old_payloads(Timestamp before, int limit) {
  return list_rows(session_, kOldPayloads, read_old, before, limit);
}

Status InboundRows::forget_payload(InboundId id) {
  return execute(session_,
                 "UPDATE inbound SET payload = '', payload_hash = '' WHERE inbound_id = $1", id);
}

}  // namespace harken::sql
