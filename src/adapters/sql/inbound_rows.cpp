// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/like_pattern.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kColumns = SqlText(
    "SELECT inbound_id, workspace_id, channel_id, external_id, lane, bundle, payload, "
    "payload_hash, state, reason, attempts, next_at, conversation_id, message_id, received_at, "
    "sender, sender_name, subject, sender_check, checked_by");
constexpr auto kSelect = kColumns + " FROM inbound ";
constexpr auto kFind = kSelect + "WHERE inbound_id = $2 AND workspace_id = $1";
constexpr auto kOfMessage = kSelect + "WHERE message_id = $1 ORDER BY inbound_id LIMIT 1";
constexpr auto kPending =
    kSelect +
    "WHERE state = 'pending' AND channel_id = $1 AND NOT EXISTS (SELECT 1 FROM inbound e "
    "WHERE e.state = 'pending' AND e.channel_id = $1 AND e.lane = inbound.lane "
    "AND e.inbound_id < inbound.inbound_id AND e.next_at > $2) ORDER BY inbound_id LIMIT $3";
constexpr auto kMaySeeEntry =
    "(conversation_id IS NULL OR EXISTS (SELECT 1 FROM conversation c "
    "WHERE c.workspace_id = $1 AND c.conversation_id = inbound.conversation_id AND " +
    kMaySee + "))";
// Who looks for a name finds nothing of what is kept from them.
constexpr auto kList =
    kColumns + ", " + kMaySeeEntry +
    " FROM inbound WHERE channel_id = $4 AND inbound_id < $5 AND ($6 = '' OR state = $6) "
    "AND ($7 = '' OR (words LIKE $7 ESCAPE '\\' AND " +
    kMaySeeEntry + ")) ORDER BY inbound_id DESC LIMIT $8";
constexpr int kMaySeeColumn = 20;

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
               to.received_at, to.summary.sender, to.summary.sender_name, to.summary.subject);
  to.summary.sender_check = enum_of(
      row.text(18), [](SenderCheck check) { return wire::to_text(check); },
      {SenderCheck::unchecked, SenderCheck::verified, SenderCheck::unknown, SenderCheck::failed});
  read_column(row, 19, to.summary.checked_by);
}

void read_as_seen(const Row& row, InboundEntry& to) {
  read(row, to);
  bool may_see = false;
  read_column(row, kMaySeeColumn, may_see);
  if (may_see) return;
  to.summary = {};
  to.raw = {};
  to.conversation_id = {};
  to.message_id = {};
}

void read_name(const Row& row, std::string& to) { read_column(row, 0, to); }

std::string words_of(const InboundSummary& summary) {
  if (summary.sender_name.empty() && summary.sender.empty() && summary.subject.empty()) return {};
  return fold_case(summary.sender_name + " " + summary.sender + " " + summary.subject);
}

}  // namespace

Result<bool> InboundRows::insert(const InboundEntry& entry) {
  ASSIGN_OR_RETURN(
      const auto inserted,
      change(
          session_,
          "INSERT INTO inbound (inbound_id, workspace_id, channel_id, external_id, lane, bundle, "
          "payload, payload_hash, state, reason, attempts, next_at, conversation_id, message_id, "
          "received_at, sender, sender_name, subject, words, sender_check, checked_by) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
          "$18, $19, $20, $21) "
          "ON CONFLICT (channel_id, external_id) DO NOTHING",
          entry.id, entry.workspace_id, entry.channel_id, entry.raw.external_id, entry.raw.lane,
          entry.raw.group, entry.raw.payload, entry.payload_hash, wire::to_text(entry.state),
          entry.reason, entry.attempts, entry.next_at, entry.conversation_id, entry.message_id,
          entry.received_at, entry.summary.sender, entry.summary.sender_name, entry.summary.subject,
          words_of(entry.summary), wire::to_text(entry.summary.sender_check),
          entry.summary.checked_by));
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

Rows<InboundEntry> InboundRows::list(const Actor& actor, const InboundFilter& filter) {
  const std::int64_t below = filter.before ? filter.before.value() : INT64_MAX;
  const std::string state = filter.state ? wire::to_text(*filter.state) : "";
  return list_rows(session_, kList, read_as_seen, actor.workspace_id, actor.user_id,
                   reach_of(actor), filter.channel_id, below, state, like_pattern(filter.text),
                   filter.limit);
}

Status InboundRows::move(MessageId message, ConversationId to, std::string_view reason) {
  return execute(session_,
                 "UPDATE inbound SET conversation_id = $2, reason = CASE WHEN reason = "
                 "'known_already' THEN reason ELSE $3 END WHERE message_id = $1",
                 message, to, reason);
}

Status InboundRows::update(const InboundEntry& entry) {
  return execute(session_,
                 "UPDATE inbound SET state = $2, reason = $3, attempts = $4, next_at = $5, "
                 "conversation_id = $6, message_id = $7, sender = $8, sender_name = $9, "
                 "subject = $10, words = $11, sender_check = $12, checked_by = $13 "
                 "WHERE inbound_id = $1",
                 entry.id, wire::to_text(entry.state), entry.reason, entry.attempts, entry.next_at,
                 entry.conversation_id, entry.message_id, entry.summary.sender,
                 entry.summary.sender_name, entry.summary.subject, words_of(entry.summary),
                 wire::to_text(entry.summary.sender_check), entry.summary.checked_by);
}

Found<std::string> InboundRows::usual_checker(ChannelId channel) {
  return find_row(session_,
                  "SELECT checked_by FROM (SELECT checked_by FROM inbound WHERE channel_id = $1 "
                  "ORDER BY inbound_id DESC LIMIT 200) AS newest WHERE checked_by <> '' "
                  "GROUP BY checked_by ORDER BY count(*) DESC, checked_by LIMIT 1",
                  read_name, channel);
}

Rows<OldPayload> InboundRows::list_old_payloads(Timestamp before, int limit) {
  return list_rows(session_, kOldPayloads, read_old, before, limit);
}

Status InboundRows::forget_payload(InboundId id) {
  return execute(session_,
                 "UPDATE inbound SET payload = '', payload_hash = '' WHERE inbound_id = $1", id);
}

}  // namespace harken::sql
