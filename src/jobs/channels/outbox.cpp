// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/outbox.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>

#include "app/channels/secret_turn.hpp"
#include "core/base/failpoint.hpp"
#include "ports/deliveries.hpp"

namespace harken::jobs {

namespace {

// Wake-ups come with the commits; this is only for what was missed.
constexpr std::chrono::milliseconds kLongestWait = std::chrono::seconds(30);
// Those of other nodes may not get here.
constexpr std::chrono::milliseconds kLongestWaitForOthers = std::chrono::seconds(2);
constexpr std::chrono::milliseconds kAfterError = std::chrono::seconds(2);
constexpr std::chrono::milliseconds kBetweenWrites = std::chrono::seconds(1);

// This node stood still for too long to know whether another sends by now.
SendResult not_now() {
  return std::unexpected(
      SendFailure{SendProblem::later, kLeaseLost, "another node may send this by now", {}});
}

}  // namespace

Outbox::Outbox(const ChannelServices& services, std::unique_ptr<Lease> lease)
    : services_(services),
      lease_(std::move(lease)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Outbox::~Outbox() { stop(); }

void Outbox::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  pool_.join();
  lease_->give_up();
}

void Outbox::run(std::stop_token stop) {
  while (const auto tenure = lease_->wait(stop)) {
    const EitherStop either(stop, tenure->over());
    if (take_up(*tenure, either.token())) serve(*tenure, either.token());
  }
}

// Whoever sends has the lease, so that what is `sending` when it goes over is of a node that has
// lost it. Under the same fence as before it is our own.
bool Outbox::take_up(const Tenure& tenure, std::stop_token stop) {
  FencedDatabase database(services_.database, lease_->name(), tenure);
  while (!stop.stop_requested() && taken_up_ != tenure.fence()) {
    const auto status = run_write(database, [&](Tx& tx) {
      auto env = services_.env;
      return app::take_up(tx, env, services_.drivers);
    });
    if (status) {
      taken_up_ = tenure.fence();
      break;
    }
    spdlog::warn("outbox: {}", status.error().detail);
    signal_.wait(stop, kAfterError);
  }
  return !stop.stop_requested();
}

void Outbox::serve(const Tenure& tenure, std::stop_token stop) {
  const auto longest = services_.database.is_shared() ? kLongestWaitForOthers : kLongestWait;
  while (!stop.stop_requested()) {
    auto wait = longest;
    if (const auto next = one_round(tenure, longest); next && *next) {
      const auto micros = (*next)->micros - services_.env.clock.now().micros;
      wait = std::clamp(std::chrono::milliseconds(micros / 1'000 + 1), std::chrono::milliseconds(5),
                        longest);
    } else if (!next) {
      spdlog::warn("outbox: {}", next.error().detail);
      wait = kAfterError;
    }
    signal_.wait(stop, wait);
  }
}

Result<std::optional<Timestamp>> Outbox::one_round(const Tenure& tenure,
                                                   std::chrono::milliseconds time) {
  const auto now = services_.env.clock.now();
  std::vector<Delivery> soon;
  RETURN_IF_ERROR(run_read(services_.database, [&](Tx& tx) -> Status {
    const Timestamp until{now.micros + time.count() * 1'000};
    ASSIGN_OR_RETURN(soon, tx.deliveries().list_due(until, kLookedAt));
    return {};
  }));
  for (const auto& delivery : soon) {
    // What is due and finds no place is woken by the end of what has one.
    if (delivery.next_at > now) return delivery.next_at;
    if (take_place(delivery)) hand_out(tenure, delivery);
  }
  return std::nullopt;
}

void Outbox::hand_out(const Tenure& tenure, const Delivery& delivery) {
  boost::asio::post(pool_, [this, tenure, id = delivery.id, channel = delivery.channel_id] {
    send(tenure, id);
    give_place_back(id, channel);
    // The customer's next one is due now.
    signal_.set();
  });
}

void Outbox::send(const Tenure& tenure, DeliveryId id) {
  std::optional<app::Attempt> attempted;
  auto env = services_.env;
  FencedDatabase database(services_.database, lease_->name(), tenure);
  auto status = run_write(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(attempted, app::begin_attempt(tx, env, id, services_.public_url));
    return {};
  });
  if (status && !attempted) return;
  if (status) {
    failpoint("outbox.begun");
    auto result = tenure.is_ours() ? attempt(database, *attempted) : not_now();
    if (!result)
      spdlog::info("delivery {}: {} ({})", id.to_string(), result.error().detail,
                   result.error().code);
    status = end(database, *attempted, result);
    failpoint("outbox.ended");
  } else if (status.error().code != std::string_view(kLeaseLost)) {
    // Whether it counts as begun nobody knows. Nothing has been sent, so it waits for its turn
    // again.
    if (attempted)
      status = end(database, *attempted, not_now());
    else
      put_off(database, id);
  }
  if (!status) spdlog::warn("delivery {}: {}", id.to_string(), status.error().detail);
}

// What came of it is written in the end, however long the database is away: until then this
// customer's next message waits.
Status Outbox::end(Database& database, const app::Attempt& attempt, const SendResult& result) {
  auto env = services_.env;
  return insist(database, attempt.delivery.id, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto delivery, tx.deliveries().find(attempt.delivery.id));
    const bool is_this = delivery && delivery->attempts == attempt.delivery.attempts;
    return is_this ? app::end_attempt(tx, env, attempt.delivery.id, result) : Status();
  });
}

void Outbox::put_off(Database& database, DeliveryId id) {
  const auto status = run_write(database, [&](Tx& tx) {
    auto env = services_.env;
    return app::try_later(tx, env, id);
  });
  // What cannot even be written is not tried over and over.
  if (!status) Signal().wait(thread_.get_stop_token(), kBetweenWrites);
}

// What is done twice when the answer to its COMMIT was lost must come to the same.
Status Outbox::insist(Database& database, DeliveryId id, const Work& work) {
  const auto stop = thread_.get_stop_token();
  for (;;) {
    const auto status = run_write(database, work);
    // Whoever has the lease by now has taken it up.
    const bool is_lost = !status && status.error().code == std::string_view(kLeaseLost);
    if (status || is_lost || stop.stop_requested()) return status;
    spdlog::warn("delivery {}: {}", id.to_string(), status.error().detail);
    Signal().wait(stop, kBetweenWrites);
  }
}

// One that looks as if it waited may still be in hand: nobody knows yet whether its beginning was
// written.
bool Outbox::take_place(const Delivery& delivery) {
  const std::lock_guard lock(mutex_);
  const auto found = busy_.find(delivery.channel_id);
  const int busy = found == busy_.end() ? 0 : found->second;
  // Several channels may hang: half of the places are for those that have none.
  const int most = in_hand_.size() < kAtOnce / 2 ? kOfOneChannel : 1;
  if (in_hand_.size() == kAtOnce || busy >= most || !in_hand_.insert(delivery.id).second)
    return false;
  busy_[delivery.channel_id] = busy + 1;
  return true;
}

void Outbox::give_place_back(DeliveryId id, ChannelId channel) {
  const std::lock_guard lock(mutex_);
  in_hand_.erase(id);
  if (--busy_[channel] == 0) busy_.erase(channel);
}

SendResult Outbox::attempt(Database& database, const app::Attempt& attempt) {
  auto* driver = services_.drivers.find(attempt.channel.channel.kind);
  if (!driver)
    return std::unexpected(SendFailure{SendProblem::refused, "no_driver", "not built in", {}});
  SendTools tools;
  tools.read_file = [this](const File& file) -> Result<std::string> {
    std::optional<File> stored;
    RETURN_IF_ERROR(run_read(services_.database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(stored, tx.files().find(file.id));
      return {};
    }));
    if (!stored) return fail_not_found("file");
    return services_.blobs.get(stored->hash);
  };
  const auto id = attempt.delivery.id;
  tools.note_parts = [&](const std::vector<std::string>& external_ids) {
    failpoint("outbox.answered");
    const auto noted = insist(
        database, id, [&](Tx& tx) { return app::note_parts(tx, attempt.delivery, external_ids); });
    failpoint("outbox.noted");
    return noted;
  };
  tools.forget_parts = [&](const std::vector<std::string>& external_ids) {
    return insist(database, id,
                  [&](Tx& tx) { return app::forget_parts(tx, attempt.delivery, external_ids); });
  };
  auto connection = attempt.channel.connection;
  connection.replace_secret = replace_secret(services_.database, connection.channel_id);
  connection.take_turn =
      app::take_secret_turn(services_.database, services_.env.ids, connection.channel_id);
  const bool is_correction = attempt.outbound.task != DeliveryTask::send;
  auto result = is_correction ? driver->correct(connection, attempt.outbound, tools)
                              : driver->send(connection, attempt.outbound, tools);
  const bool is_uncertain = !result && result.error().problem == SendProblem::uncertain;
  if (is_uncertain && app::may_repeat(attempt.delivery, *driver))
    result.error().problem = SendProblem::later;
  return result;
}

}  // namespace harken::jobs
