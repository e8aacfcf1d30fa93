// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes over channels: first stored as it came, then made into what it is. Both are safe to do
// twice.
#pragma once

#include <string>
#include <vector>

#include "core/model/connection.hpp"
#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/connections.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct StoreInbound {
  WorkspaceId workspace_id;
  ChannelId channel_id;
  std::vector<InboundEntry> items;  // raw, and payload_hash where the payload lies among the files
  std::optional<std::string> cursor;  // none: it stays
};
// With the cursor in one transaction: what the provider takes as fetched is stored. Gives how many
// were new.
Result<int> store_inbound(Tx& tx, Env& env, const StoreInbound& command);

// What each of the items means, where that is known already; none: that is found out later.
using Understood = std::vector<std::optional<Inbound>>;
struct Stored {
  int pending = 0;                 // new, and to be taken in
  std::vector<std::size_t> taken;  // which of the items have become what they are
};
// The same, and what is understood is taken in by that transaction, unless something of its lane
// waits. Errors: also those of a single item, such as conflict for one that is known; then nothing
// of all has happened.
Result<Stored> store_and_take(Tx& tx, Env& env, const StoreInbound& command,
                              const Understood& understood);

struct TakeIn {
  Channel channel;
  std::vector<InboundId> entries;  // one, or those of a group in order
  Inbound inbound;
  std::vector<File> files;     // with name, type, size and hash; their bytes are stored
  std::string html_hash = {};  // the inbound's HTML lies among the files
};
// The entries end in this transaction: done with their message, or ignored with a reason. Entries
// that are not pending any more: nothing happens.
Status take_in(Tx& tx, Env& env, const TakeIn& command);
// The same of an entry that is not stored yet: it is with what became of it. Errors: also conflict,
// when it is known.
Status take_at_once(Tx& tx, Env& env, const TakeIn& command, InboundEntry entry);

// Nothing could be made of them now. `again` none: never.
struct SetBack {
  WorkspaceId workspace_id;
  std::vector<InboundId> entries;
  std::string reason;
  std::optional<Timestamp> again;
};
Status set_back(Tx& tx, Env& env, const SetBack& command);

// A failed or ignored entry is tried again. Errors: forbidden, not_found, conflict (it is done).
Result<InboundEntry> import_again(Tx& tx, Env& env, const Actor& actor, InboundId id);

// The ledger of a channel, the newest first. Errors: forbidden, not_found.
Rows<InboundEntry> list_inbound(Tx& tx, const Actor& actor, const InboundFilter& filter);

}  // namespace harken::app
