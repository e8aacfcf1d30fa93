// SPDX-License-Identifier: AGPL-3.0-or-later
// What is on its way to a customer over others' servers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/message.hpp"

namespace harken {

// sending: an attempt is on its way. uncertain: it may have arrived.
enum class DeliveryState : std::uint8_t { held, queued, sending, sent, failed, uncertain };
// What is to be done at the customer's: edits and deletions come after the message itself.
enum class DeliveryTask : std::uint8_t { send, edit, erase };

struct Delivery {
  DeliveryId id;
  WorkspaceId workspace_id;
  MessageId message_id;
  ChannelId channel_id;    // none: an e-mail that no channel can send yet
  IdentityId identity_id;  // to whom; theirs go one after the other
  std::string address;     // the identity's name in the channel
  DeliveryState state = DeliveryState::queued;
  std::string reason;  // a stable code, with held, failed, uncertain, and after a failed attempt
  std::string detail;  // the provider's words
  std::int64_t attempts = 0;
  Timestamp next_at;
  Timestamp created_at;
  DeliveryTask task = DeliveryTask::send;
};

}  // namespace harken
