// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers on their way over others' servers: queued with the message, in its transaction; then
// attempt by attempt until the provider has taken it, refuses it, or time is up.
#pragma once

#include <optional>

#include "app/channels/connections.hpp"
#include "core/model/delivery.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// A mail server gave it back, some time after it was taken.
inline constexpr const char* kBounced = "bounced";
// Nobody knows how the attempt ended: its answer did not come, or the desk was gone.
inline constexpr const char* kAnswerLost = "answer_lost";
inline constexpr const char* kInterrupted = "interrupted";

// Marks the message as queued and queues it, when its channel is not our own widget. Before the
// message is written.
Status queue_delivery(Tx& tx, Env& env, Message& message);
// The same of what nobody has written. False: not today any more (A10), and nothing is queued.
Result<bool> queue_automatic(Tx& tx, Env& env, Message& message);
// An e-mail that tells the customer of a message that waits in the widget. Before it is written.
// False: they have had one today.
Result<bool> queue_notice(Tx& tx, Env& env, ChannelId mailbox, const std::string& address,
                          Message& message);

struct Attempt {
  Delivery delivery;
  OpenedChannel channel;
  Outbound outbound;
};
// The delivery is `sending` from now on. Nothing: somebody else has it, or it has been taken back.
Result<std::optional<Attempt>> begin_attempt(Tx& tx, Env& env, DeliveryId id,
                                             const std::string& public_url);
// It could not begin, for a reason of our own; somebody has to mend that, however long it takes.
Status try_later(Tx& tx, Env& env, DeliveryId id);
// Parts have been sent by one call, and have these names at the provider's.
Status note_parts(Tx& tx, const Delivery& delivery, const std::vector<std::string>& external_ids);
// They are gone there, too.
Status forget_parts(Tx& tx, const Delivery& delivery, const std::vector<std::string>& external_ids);
// What came of it; everybody who may see the conversation is told how the message is now.
Status end_attempt(Tx& tx, Env& env, DeliveryId id, const SendResult& result);
// An attempt of which nobody knows how it ended, and what was known of those before it (F4).
bool may_repeat(const Delivery& delivery, const ChannelDriver& driver);
// After a crash: attempts that nobody has ended. They are made again where that may be; elsewhere a
// person decides.
Status take_up(Tx& tx, Env& env, const ChannelDrivers& drivers);

// What was taken turned out not to arrive. False: no such message of ours.
Result<bool> fail_delivery(Tx& tx, Env& env, WorkspaceId workspace, MessageId id,
                           const char* reason, const std::string& detail);

// A failed or uncertain message is sent again. Errors: not_found, not_holder,
// exclusive_department, not_failed (it is on its way, or has arrived).
Result<Message> send_again(Tx& tx, Env& env, const Actor& actor, MessageId id);

}  // namespace harken::app
