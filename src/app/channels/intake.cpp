// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/intake.hpp"

#include <set>

#include "app/admin/admin_event.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

InboundEntry new_entry(Env& env, const StoreInbound& command, std::size_t index) {
  auto entry = command.items[index];
  entry.id = env.ids.make<InboundId>();
  entry.workspace_id = command.workspace_id;
  entry.channel_id = command.channel_id;
  entry.state = InboundState::pending;
  entry.received_at = env.clock.now();
  return entry;
}

Status keep_cursor(Tx& tx, const StoreInbound& command) {
  if (!command.cursor) return {};
  return tx.connections().set_cursor(command.channel_id, *command.cursor);
}

// Of which something is still to be taken in. None: too many to name.
Result<std::optional<std::set<std::string>>> waiting_lanes(Tx& tx, Env& env, ChannelId channel) {
  constexpr int kMost = 20;
  ASSIGN_OR_RETURN(const auto pending, tx.inbound().list_pending(channel, env.clock.now(), kMost));
  if (std::ssize(pending) == kMost) return std::nullopt;
  std::set<std::string> lanes;
  for (const auto& each : pending) lanes.insert(each.raw.lane);
  return lanes;
}

}  // namespace

Result<int> store_inbound(Tx& tx, Env& env, const StoreInbound& command) {
  int stored = 0;
  for (std::size_t i = 0; i < command.items.size(); ++i) {
    ASSIGN_OR_RETURN(const bool is_new, tx.inbound().insert(new_entry(env, command, i)));
    stored += is_new ? 1 : 0;
  }
  RETURN_IF_ERROR(keep_cursor(tx, command));
  return stored;
}

Result<Stored> store_and_take(Tx& tx, Env& env, const StoreInbound& command,
                              const Understood& understood) {
  Stored stored;
  // As it is now: whoever polls has waited for long.
  ASSIGN_OR_RETURN(const auto channel,
                   tx.channels().find(command.workspace_id, command.channel_id));
  ASSIGN_OR_RETURN(auto waiting, waiting_lanes(tx, env, command.channel_id));
  for (std::size_t i = 0; i < command.items.size(); ++i) {
    auto entry = new_entry(env, command, i);
    const bool is_next = channel && waiting && !waiting->contains(entry.raw.lane);
    if (is_next && understood[i]) {
      RETURN_IF_ERROR(take_at_once(tx, env, {*channel, {}, *understood[i], {}}, std::move(entry)));
      stored.taken.push_back(i);
      continue;
    }
    ASSIGN_OR_RETURN(const bool is_new, tx.inbound().insert(entry));
    if (waiting && is_new) waiting->insert(entry.raw.lane);
    stored.pending += is_new ? 1 : 0;
  }
  RETURN_IF_ERROR(keep_cursor(tx, command));
  return stored;
}

Status set_back(Tx& tx, Env&, const SetBack& command) {
  for (const auto id : command.entries) {
    ASSIGN_OR_RETURN(auto entry, tx.inbound().find(command.workspace_id, id));
    if (!entry || entry->state != InboundState::pending) continue;
    entry->reason = command.reason;
    entry->attempts += 1;
    if (command.again)
      entry->next_at = *command.again;
    else
      entry->state = InboundState::failed;
    RETURN_IF_ERROR(tx.inbound().update(*entry));
  }
  return {};
}

Result<InboundEntry> import_again(Tx& tx, Env& env, const Actor& actor, InboundId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(auto entry, tx.inbound().find(actor.workspace_id, id));
  if (!entry) return fail_not_found("entry");
  if (entry->state == InboundState::done || entry->state == InboundState::pending)
    return fail(Errc::conflict, "already_imported", "this has become a message, or is about to");
  if (entry->raw.payload.empty() && entry->payload_hash.empty())
    return fail(Errc::conflict, "payload_gone", "it came too long ago, and was not kept");
  entry->state = InboundState::pending;
  entry->reason.clear();
  entry->attempts = 0;
  entry->next_at = env.clock.now();
  RETURN_IF_ERROR(tx.inbound().update(*entry));
  return *std::move(entry);
}

Rows<InboundEntry> list_inbound(Tx& tx, const Actor& actor, const InboundFilter& filter) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, filter.channel_id));
  if (!channel || !channel->health) return fail_not_found("connection");
  return tx.inbound().list(actor, filter);
}

}  // namespace harken::app
