// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends what is queued, one node for all: each customer's in order, several customers side by side.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "app/channels/outbox.hpp"
#include "jobs/channels/services.hpp"
#include "jobs/channels/signal.hpp"
#include "jobs/fenced_database.hpp"

namespace harken::jobs {

class Outbox {
 public:
  Outbox(const ChannelServices& services, std::unique_ptr<Lease> lease);
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;
  // Something was queued. Cheap; from any thread.
  void wake() { signal_.set(); }
  // What is on its way ends first; it may still be woken.
  void stop();

 private:
  static constexpr int kAtOnce = 12;
  static constexpr int kOfOneChannel = 3;
  // Of a channel. What is in hand may still look as if it waited, and is no more than has a place.
  static constexpr int kLookedAt = 2 * kOfOneChannel;
  void run(std::stop_token stop);
  void serve(const Tenure& tenure, std::stop_token stop);
  // Until it is done: what a node has left that is gone. False: stop.
  bool take_up(const Tenure& tenure, std::stop_token stop);
  // Gives when the next is due, if that is within the time.
  Result<std::optional<Timestamp>> one_round(const Tenure& tenure, std::chrono::milliseconds time);
  void hand_out(const Tenure& tenure, const Delivery& delivery);
  void send(const Tenure& tenure, DeliveryId id);
  SendResult attempt(Database& database, const app::Attempt& attempt);
  Status end(Database& database, const app::Attempt& attempt, const SendResult& result);
  // Until it is written, unless this stops or another node sends by now.
  Status insist(Database& database, DeliveryId id, const Work& work);
  // Of one that could not begin, so that it does not stand before the rest of its channel.
  void put_off(Database& database, DeliveryId id);
  // False: as many are on their way as may be, of all or of this channel, or this one is.
  bool take_place(const Delivery& delivery);
  void give_place_back(DeliveryId id, ChannelId channel);

  const ChannelServices& services_;
  std::unique_ptr<Lease> lease_;
  std::optional<Fence> taken_up_;  // what others have left before this
  Signal signal_;
  boost::asio::thread_pool pool_{kAtOnce};
  std::mutex mutex_;
  std::map<ChannelId, int> busy_;
  std::set<DeliveryId> in_hand_;
  std::jthread thread_;
};

}  // namespace harken::jobs
