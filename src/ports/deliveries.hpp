// SPDX-License-Identifier: AGPL-3.0-or-later
// What is on its way to customers: the outbox of the channels.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/model/delivery.hpp"
#include "ports/store.hpp"

namespace harken {

class Deliveries {
 public:
  virtual ~Deliveries() = default;
  virtual Status insert(const Delivery&) = 0;
  virtual Rows<Delivery> list_of_message(MessageId) = 0;
  virtual Found<Delivery> find(DeliveryId) = 0;
  // Queued and due, each the oldest of its customer, the longest due first: so many of a channel.
  virtual Rows<Delivery> list_due(Timestamp now, int limit) = 0;
  // Attempts that nobody has ended: of a process that is gone.
  virtual Rows<Delivery> list_sending() = 0;
  // What is due in a channel now waits until then, or longer if it does already. What is queued
  // later does not: it shows whether the channel is back.
  virtual Status postpone(ChannelId, Timestamp now, Timestamp until) = 0;
  // State, reason, detail, attempts and times. False: its state was not `from` any more.
  virtual Result<bool> update(const Delivery&, DeliveryState from) = 0;
  // What was sent and queued before; what failed can be sent again, and stays.
  virtual Result<std::int64_t> remove_sent(Timestamp before, int limit) = 0;
};

}  // namespace harken
