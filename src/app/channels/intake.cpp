// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/intake.hpp"

#include "app/admin/admin_event.hpp"
#include "ports/connections.hpp"

namespace harken::app {

Result<int> store_inbound(Tx& tx, Env& env, const StoreInbound& command) {
  int stored = 0;
  for (auto entry : command.items) {
    entry.id = env.ids.make<InboundId>();
    entry.workspace_id = command.workspace_id;
    entry.channel_id = command.channel_id;
    entry.state = InboundState::pending;
    entry.received_at = env.clock.now();
    ASSIGN_OR_RETURN(const bool is_new, tx.inbound().insert(entry));
    stored += is_new ? 1 : 0;
  }
  if (command.cursor)
    RETURN_IF_ERROR(tx.connections().set_cursor(command.channel_id, *command.cursor));
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
