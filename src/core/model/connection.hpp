// SPDX-License-Identifier: AGPL-3.0-or-later
// A channel over the servers of others: how it is set up, and how it is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/base/secret.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/inbound.hpp"
#include "core/model/staff.hpp"

namespace harken {

using Secrets = std::map<std::string, Secret, std::less<>>;

// What keeps a direction from working; none: it works.
struct Trouble {
  std::string reason = {};  // a stable code
  std::string detail = {};  // the provider's words
  bool operator==(const Trouble&) const = default;
};

struct ChannelConnection {
  ChannelId channel_id;
  WorkspaceId workspace_id;
  std::string settings = "{}";            // JSON object in the shape of the kind's driver
  std::string cursor;                     // how far the provider's news have been stored
  std::optional<Timestamp> connected_at;  // none: it has never worked yet
  Trouble receiving = {};
  Trouble sending = {};
  Timestamp state_at;
  std::int64_t version = 1;
  DeclaredCapabilities declared = {};
  // Of providers that keep news for a time only: when they last gave some, or said that there are
  // none.
  std::optional<Timestamp> heard_at = {};
  std::optional<Silence> missed = {};
};

inline ChannelHealth health_of(const ChannelConnection& connection) {
  const auto& reason =
      connection.receiving.reason.empty() ? connection.sending.reason : connection.receiving.reason;
  auto state = connection.connected_at ? ConnectionState::working : ConnectionState::fresh;
  if (!reason.empty()) state = ConnectionState::failing;
  return {state, reason, connection.state_at, connection.missed};
}

enum class InboundState : std::uint8_t { pending, done, ignored, failed };

// What was understood of something that came, for whoever reads the ledger.
struct InboundSummary {
  std::string sender;  // an address, or what the channel has for one
  std::string sender_name;
  std::string subject;
  SenderCheck sender_check = SenderCheck::unchecked;
  std::string checked_by;
};

// One line of a channel's ledger.
struct InboundEntry {
  InboundId id;
  WorkspaceId workspace_id;
  ChannelId channel_id;
  RawInbound raw;
  std::string payload_hash;  // the payload lies in the blob store
  InboundState state = InboundState::pending;
  std::string reason;  // with ignored and failed; after done by which evidence it was threaded
  std::int64_t attempts = 0;
  Timestamp next_at;
  ConversationId conversation_id;
  MessageId message_id;
  Timestamp received_at;
  InboundSummary summary = {};
};

}  // namespace harken
