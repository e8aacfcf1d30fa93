// SPDX-License-Identifier: AGPL-3.0-or-later
// F14: the database does not say whether it has written what the outbox noted. Whatever it was, the
// answer leaves once, and does not stay behind as being sent.
// F40: what waits for one channel, or cannot even begin, does not stand before anything else.
#include "jobs/channels/outbox.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <set>

#include "app/admin/authenticate.hpp"
#include "app/channels/connections.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"
#include "ports/deliveries.hpp"

namespace harken::jobs {
namespace {

constexpr std::chrono::seconds kPatience{20};

class MovedClock : public Clock {
 public:
  explicit MovedClock(Timestamp start) : micros_(start.micros) {}
  Timestamp now() override { return {micros_.load()}; }
  void move(std::int64_t seconds) { micros_ += seconds * 1'000'000; }

 private:
  std::atomic<std::int64_t> micros_;
};

class NoBlobs : public BlobStore {
 public:
  Status put(std::string_view, std::string_view) override { return {}; }
  Result<std::string> get(std::string_view) override { return std::string(); }
  Status remove(std::string_view) override { return {}; }
};

enum class Fate : std::uint8_t { known, written_unsaid, not_written };

// The real one, which does not say of some writes whether they have happened.
class Unsure : public Database {
 public:
  explicit Unsure(Database& real) : real_(real) {}
  // Of the write with this number, counted from one.
  std::map<int, Fate> fates;
  int begun() const { return begun_; }

  void write(Work work, Done done, const About& about) override {
    const auto found = fates.find(++begun_);
    const Fate fate = found == fates.end() ? Fate::known : found->second;
    if (fate == Fate::known) return real_.write(std::move(work), std::move(done), about);
    auto unsaid = [done = std::move(done)](const Status&) { done(lost()); };
    if (fate == Fate::written_unsaid) return real_.write(std::move(work), std::move(unsaid), about);
    auto undone = [work = std::move(work)](Tx& tx) -> Status {
      RETURN_IF_ERROR(work(tx));
      return lost();
    };
    real_.write(std::move(undone), std::move(unsaid), about);
  }
  void read(Work work, Done done) override { real_.read(std::move(work), std::move(done)); }
  std::optional<Status> read_here(const Work& work) override { return real_.read_here(work); }
  void on_commit(Wake) override {}
  bool is_healthy() const override { return true; }
  void stop_waiting() override {}
  std::size_t queued_writes() const override { return 0; }
  bool is_writing() const override { return false; }
  bool is_shared() const override { return false; }
  std::string description() const override { return real_.description(); }

 private:
  static Status lost() { return fail(Errc::unavailable, "unavailable", "the answer got lost"); }
  Database& real_;
  std::atomic<int> begun_ = 0;
};

// Never repeats by itself what may have arrived. What is sent over a channel that is held hangs.
class Provider : public ChannelDriver {
 public:
  Result<std::string> check(const Connection&) override { return std::string("{}"); }
  Result<Inbound> parse(const Connection&, const std::vector<RawInbound>&) override {
    return fail_not_found("news");
  }
  SendResult send(const Connection& connection, const Outbound& outbound,
                  const SendTools& tools) override {
    {
      std::unique_lock lock(mutex_);
      ++sent_;
      changed_.wait_for(lock, 2 * kPatience,
                        [&] { return !held_.contains(connection.channel_id); });
    }
    if (tools.note_parts({outbound.idempotency_key})) return {};
    return std::unexpected(SendFailure{SendProblem::uncertain, "not_noted", "", {}});
  }
  void hold(ChannelId channel) {
    const std::lock_guard lock(mutex_);
    held_.insert(channel);
  }
  void let() {
    const std::lock_guard lock(mutex_);
    held_.clear();
    changed_.notify_all();
  }
  int sent() {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<ChannelId> held_;
  int sent_ = 0;
};

class UnsureOutboxTest : public ::testing::Test {
 protected:
  UnsureOutboxTest() {
    auto provider = std::make_unique<Provider>();
    provider_ = provider.get();
    drivers_.add(ChannelKind::api, std::move(provider));
    channel_ = connect("Kiosk");
    message_ = answer(channel_);
  }
  void start() {
    keeper_.start();
    outbox_ = std::make_unique<Outbox>(services_, keeper_.ask_for("outbox"));
  }
  void until(const char* what, const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!holds()) {
      ASSERT_LT(std::chrono::steady_clock::now(), end) << what;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  // However long it is put off.
  void until_sent() {
    until("sent", [this] {
      clock_.move(1);
      outbox_->wake();
      return state() == DeliveryState::sent;
    });
  }
  Delivery delivery(MessageId message) {
    return desk_
        .value<std::vector<Delivery>>(
            [&](Tx& tx) { return tx.deliveries().list_of_message(message); })
        .back();
  }
  DeliveryState state() { return delivery(message_).state; }
  bool is_sent(MessageId message) { return delivery(message).state == DeliveryState::sent; }

  ChannelId connect(const char* name) {
    const app::ConnectChannel command{ChannelKind::api, name, desk_.sales.id, "{}", {}};
    return desk_
        .value<Channel>(
            [&](Tx& tx) { return app::connect_channel(tx, desk_.env, desk_.admin, command); })
        .id;
  }
  // To a customer of the channel, who has written.
  MessageId answer(ChannelId channel) {
    const auto conversation = arrive(channel);
    desk_.value<Conversation>(
        [&](Tx& tx) { return app::accept(tx, desk_.env, desk_.ana, conversation); });
    const app::Reply command{desk_.ana, conversation, "answer-1", "Hi"};
    return desk_.value<app::Replied>([&](Tx& tx) { return app::reply(tx, desk_.env, command); })
        .message.id;
  }

  app::testing::Desk desk_;
  MovedClock clock_{desk_.clock.time};
  NoBlobs blobs_;
  ChannelDrivers drivers_;
  Provider* provider_ = nullptr;
  ChannelId channel_;
  MessageId message_;
  Unsure database_{*desk_.database};
  ChannelServices services_{database_,
                            blobs_,
                            Env{clock_, desk_.random, desk_.ids, desk_.presence, desk_.time_zones},
                            drivers_,
                            {}};
  LeaseKeeper keeper_{database_, {}};
  std::unique_ptr<Outbox> outbox_;

 private:
  ConversationId arrive(ChannelId channel) {
    const auto session = desk_.arrive().session;
    Identity identity;
    identity.id = desk_.ids.make<IdentityId>();
    identity.workspace_id = session.workspace_id;
    identity.contact_id = session.contact_id;
    identity.channel_id = channel;
    identity.external_id = identity.id.to_string();
    const app::ReceiveMessage hello{session.workspace_id,
                                    identity.id,
                                    session.contact_id,
                                    channel,
                                    "hello-kai",
                                    "Hello",
                                    {},
                                    {},
                                    {}};
    return desk_
        .value<app::Received>([&](Tx& tx) -> Result<app::Received> {
          RETURN_IF_ERROR(tx.identities().insert(identity));
          return app::receive_message(tx, desk_.env, hello);
        })
        .message.conversation_id;
  }
};

struct Lost {
  int write;  // 1: what others have left, 2: that it begins, 3: its name over there, 4: its end
  Fate fate;
};

class LostAnswerTest : public UnsureOutboxTest, public ::testing::WithParamInterface<Lost> {};

TEST_P(LostAnswerTest, F14_AnAnswerLeavesOnceThoughNobodyKnowsWhatWasWritten) {
  database_.fates[GetParam().write] = GetParam().fate;
  start();
  until_sent();
  EXPECT_EQ(provider_->sent(), 1);
}

INSTANTIATE_TEST_SUITE_P(
    On, LostAnswerTest,
    ::testing::Values(Lost{1, Fate::written_unsaid}, Lost{2, Fate::written_unsaid},
                      Lost{2, Fate::not_written}, Lost{3, Fate::written_unsaid},
                      Lost{3, Fate::not_written}, Lost{4, Fate::written_unsaid},
                      Lost{4, Fate::not_written}));

// That it began was not written, so that it looks as if it waited; whoever began it does not know
// that yet, and is to find the next attempt no more than its own.
TEST_F(UnsureOutboxTest, F14_WhoeverDoesNotKnowWhetherItBeganTakesNoOtherAttemptForItsOwn) {
  database_.fates = {{2, Fate::not_written}, {3, Fate::not_written}};
  provider_->hold(channel_);
  start();
  until("what is not known", [this] { return database_.begun() >= 3; });
  outbox_->wake();
  until("what comes next", [this] { return database_.begun() >= 5; });
  provider_->let();
  until_sent();
  EXPECT_EQ(provider_->sent(), 1);
}

// More than a round looks at.
constexpr int kMany = 10;

class FairOutboxTest : public UnsureOutboxTest {
 protected:
  // A channel that hangs, with many behind what hangs.
  std::vector<MessageId> hang(const char* name) {
    const auto channel = connect(name);
    provider_->hold(channel);
    std::vector<MessageId> all;
    for (int i = 0; i < kMany; ++i) all.push_back(answer(channel));
    return all;
  }
  void change(Delivery delivery, std::int64_t micros) {
    delivery.next_at.micros += micros;
    desk_.value<bool>(
        [&](Tx& tx) { return tx.deliveries().update(delivery, DeliveryState::queued); });
  }
};

TEST_F(FairOutboxTest, F40_ManyThatWaitForOneThatHangsDoNotStandBeforeAnotherChannels) {
  const auto waiting = hang("Slow");
  const auto other = answer(connect("Quick"));
  start();
  until("the other channel's", [&] { return is_sent(other); });
  EXPECT_FALSE(std::ranges::any_of(waiting, [&](MessageId each) { return is_sent(each); }));
  provider_->let();
  until("the rest", [&] {
    return std::ranges::all_of(waiting, [&](MessageId each) { return is_sent(each); });
  });
  EXPECT_EQ(provider_->sent(), kMany + 2) << "each once";
}

TEST_F(FairOutboxTest, F40_SeveralThatHangLeaveAPlaceForAnother) {
  for (const auto* name : {"One", "Two", "Three", "Four"}) hang(name);
  const auto other = answer(connect("Quick"));
  start();
  until("the other channel's", [&] { return is_sent(other); });
  provider_->let();
}

TEST_F(FairOutboxTest, F40_WhatIsDueSoonIsNotMissedBecauseOthersFindNoPlace) {
  hang("Slow");
  provider_->hold(channel_);  // so that nothing ends and wakes the others
  const auto other = answer(connect("Quick"));
  change(delivery(other), 50'000);
  start();
  until("what hangs", [&] { return provider_->sent() >= 4; });
  clock_.move(1);
  until("what is due now", [&] { return is_sent(other); });
  provider_->let();
}

TEST_F(FairOutboxTest, F40_WhatCannotBeginStandsBehindTheRestOfItsChannel) {
  for (int i = 0; i < kMany; ++i) {
    auto broken = delivery(message_);
    broken.id = desk_.ids.make<DeliveryId>();
    broken.message_id = desk_.ids.make<MessageId>();
    broken.identity_id = desk_.ids.make<IdentityId>();
    broken.next_at.micros -= 1;
    desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(tx.deliveries().insert(broken));
      return true;
    });
  }
  start();
  until("the rest", [&] { return is_sent(message_); });
}

}  // namespace
}  // namespace harken::jobs
