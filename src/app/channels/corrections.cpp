// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/corrections.hpp"

#include <algorithm>

#include "ports/connections.hpp"
#include "ports/deliveries.hpp"

namespace harken::app {

namespace {

// What of a message is on its way, or has gone, over the channel that it is written in.
struct Journey {
  std::vector<Delivery> waiting;  // nobody has begun with them
  std::optional<Delivery> sent;   // the message itself
  bool has_left = false;          // something of it may be at the customer's
  bool has_waiting_edit = false;
};

Result<Journey> journey_of(Tx& tx, const Message& message) {
  Journey journey;
  ASSIGN_OR_RETURN(const auto all, tx.deliveries().list_of_message(message.id));
  for (const auto& each : all) {
    const bool is_here = each.channel_id == message.channel_id;
    if (each.state == DeliveryState::queued) journey.waiting.push_back(each);
    if (is_here && each.task == DeliveryTask::send) journey.sent = each;
    if (is_here && each.task == DeliveryTask::edit && each.state == DeliveryState::queued)
      journey.has_waiting_edit = true;
  }
  if (!journey.sent) return journey;
  ASSIGN_OR_RETURN(const auto parts,
                   tx.message_names().list_of_message(message.channel_id, message.id));
  const auto state = journey.sent->state;
  journey.has_left = !parts.empty() || state == DeliveryState::sending ||
                     state == DeliveryState::sent || state == DeliveryState::uncertain;
  return journey;
}

Status queue(Tx& tx, Env& env, const Delivery& sent, DeliveryTask task, Message& message) {
  auto delivery = sent;
  delivery.id = env.ids.make<DeliveryId>();
  delivery.task = task;
  delivery.state = DeliveryState::queued;
  delivery.reason.clear();
  delivery.detail.clear();
  delivery.attempts = 0;
  delivery.created_at = delivery.next_at = env.clock.now();
  message.correction = Sending{};
  return tx.deliveries().insert(delivery);
}

// Nobody begins with it meanwhile.
Status take(Tx& tx, const Delivery& delivery) {
  ASSIGN_OR_RETURN(const bool is_ours, tx.deliveries().update(delivery, DeliveryState::queued));
  if (is_ours) return {};
  return fail(Errc::unavailable, "unavailable", "it is just being sent; try again");
}

// Also an e-mail that was to tell of it.
Status call_off(Tx& tx, const std::vector<Delivery>& waiting) {
  for (auto delivery : waiting) {
    delivery.state = DeliveryState::failed;
    delivery.reason = "deleted";
    RETURN_IF_ERROR(take(tx, delivery));
  }
  return {};
}

}  // namespace

Status queue_edit(Tx& tx, Env& env, Message& message) {
  ASSIGN_OR_RETURN(const auto journey, journey_of(tx, message));
  for (const auto& each : journey.waiting) RETURN_IF_ERROR(take(tx, each));
  if (!journey.has_left || journey.has_waiting_edit) return {};
  return queue(tx, env, *journey.sent, DeliveryTask::edit, message);
}

Status queue_deletion(Tx& tx, Env& env, Message& message) {
  ASSIGN_OR_RETURN(const auto journey, journey_of(tx, message));
  RETURN_IF_ERROR(call_off(tx, journey.waiting));
  message.correction.reset();
  if (!journey.has_left) return {};
  return queue(tx, env, *journey.sent, DeliveryTask::erase, message);
}

}  // namespace harken::app
