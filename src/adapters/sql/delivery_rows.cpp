// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/delivery_rows.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT delivery_id, workspace_id, message_id, channel_id, identity_id, address, state, "
    "reason, "
    "detail, attempts, next_at, created_at, task FROM delivery d ");
constexpr auto kOfMessage = kSelect + "WHERE message_id = $1 ORDER BY delivery_id";
constexpr auto kFind = kSelect + "WHERE delivery_id = $1";
constexpr auto kSending = kSelect + "WHERE state = 'sending' ORDER BY delivery_id";
// The conditions on the state are those of the partial indexes.
constexpr auto kIsOldest = SqlText(
    "NOT EXISTS (SELECT 1 FROM delivery e WHERE (e.state = 'queued' OR e.state = 'sending') "
    "AND e.identity_id = d.identity_id AND e.delivery_id < d.delivery_id) ");
constexpr auto kDue =
    kSelect + "WHERE state = 'queued' AND channel_id = $3 AND next_at > $4 AND next_at <= $1 AND " +
    kIsOldest + "ORDER BY next_at, delivery_id LIMIT $2";
// One step in the index for each, however much of it waits.
constexpr auto kWaitingChannels = SqlText(
    "WITH RECURSIVE waiting(channel_id) AS ("
    "SELECT MIN(channel_id) FROM delivery WHERE state = 'queued' UNION ALL "
    "SELECT (SELECT MIN(d.channel_id) FROM delivery d WHERE d.state = 'queued' "
    "AND d.channel_id > w.channel_id) FROM waiting w WHERE w.channel_id IS NOT NULL) "
    "SELECT w.channel_id, c.postponed_at, c.postponed_until FROM waiting w "
    "LEFT JOIN channel c ON c.channel_id = w.channel_id WHERE w.channel_id IS NOT NULL");

struct WaitingChannel {
  ChannelId id;
  std::optional<Timestamp> postponed_at;
  std::optional<Timestamp> postponed_until;

  // What was due by then waits, still.
  Timestamp waits_up_to(Timestamp now) const {
    if (postponed_at && postponed_until > now) return *postponed_at;
    return Timestamp{std::numeric_limits<std::int64_t>::min()};
  }
};

DeliveryState state_of(std::string_view text) {
  return enum_of(text, [](DeliveryState state) { return wire::to_text(state); },
                 {DeliveryState::held, DeliveryState::queued, DeliveryState::sending,
                  DeliveryState::sent, DeliveryState::failed, DeliveryState::uncertain});
}

void read(const Row& row, Delivery& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.message_id, to.channel_id, to.identity_id,
               to.address);
  to.state = state_of(row.text(6));
  read_columns(row, 7, to.reason, to.detail, to.attempts, to.next_at, to.created_at);
  to.task = enum_of(row.text(12), [](DeliveryTask task) { return wire::to_text(task); },
                    {DeliveryTask::send, DeliveryTask::edit, DeliveryTask::erase});
}

void read_channel(const Row& row, WaitingChannel& to) {
  read_columns(row, 0, to.id, to.postponed_at, to.postponed_until);
}

}  // namespace

Status DeliveryRows::insert(const Delivery& delivery) {
  return execute(session_,
                 "INSERT INTO delivery (delivery_id, workspace_id, message_id, channel_id, "
                 "identity_id, address, state, reason, detail, attempts, next_at, created_at, "
                 "task) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                 delivery.id, delivery.workspace_id, delivery.message_id, delivery.channel_id,
                 delivery.identity_id, delivery.address, wire::to_text(delivery.state),
                 delivery.reason, delivery.detail, delivery.attempts, delivery.next_at,
                 delivery.created_at, wire::to_text(delivery.task));
}

Rows<Delivery> DeliveryRows::list_of_message(MessageId message) {
  return list_rows(session_, kOfMessage, read, message);
}

Found<Delivery> DeliveryRows::find(DeliveryId id) { return find_row(session_, kFind, read, id); }

Rows<Delivery> DeliveryRows::list_due(Timestamp now, int limit) {
  ASSIGN_OR_RETURN(const auto channels, list_rows(session_, kWaitingChannels, read_channel));
  std::vector<Delivery> due;
  for (const auto& channel : channels) {
    ASSIGN_OR_RETURN(auto of_channel, list_rows(session_, kDue, read, now, limit, channel.id,
                                                channel.waits_up_to(now)));
    std::ranges::move(of_channel, std::back_inserter(due));
  }
  std::ranges::sort(due, {}, [](const Delivery& each) { return std::pair(each.next_at, each.id); });
  return due;
}

Rows<Delivery> DeliveryRows::list_sending() { return list_rows(session_, kSending, read); }

Status DeliveryRows::postpone(ChannelId channel, Timestamp now, Timestamp until) {
  return execute(session_,
                 "UPDATE channel SET postponed_at = $2, postponed_until = CASE "
                 "WHEN postponed_until > $3 THEN postponed_until ELSE $3 END WHERE channel_id = $1",
                 channel, now, until);
}

Result<bool> DeliveryRows::update(const Delivery& delivery, DeliveryState from) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE delivery SET state = $3, reason = $4, detail = $5, attempts = $6, "
             "next_at = $7, created_at = $8 WHERE delivery_id = $1 AND state = $2",
             delivery.id, wire::to_text(from), wire::to_text(delivery.state), delivery.reason,
             delivery.detail, delivery.attempts, delivery.next_at, delivery.created_at));
  return changed > 0;
}

Result<std::int64_t> DeliveryRows::remove_sent(Timestamp before, int limit) {
  return change(session_,
                "DELETE FROM delivery WHERE delivery_id IN (SELECT delivery_id FROM delivery "
                "WHERE state = 'sent' AND created_at < $1 LIMIT $2)",
                before, limit);
}

}  // namespace harken::sql
