// SPDX-License-Identifier: AGPL-3.0-or-later
// F14: the database does not say whether it has written what the outbox noted. Whatever it was, the
// answer leaves once, and does not stay behind as being sent.
#include "jobs/channels/outbox.hpp"

#include <gtest/gtest.h>

#include <condition_variable>

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

// Never repeats by itself what may have arrived.
class Provider : public ChannelDriver {
 public:
  Result<std::string> check(const Connection&) override { return std::string("{}"); }
  Result<Inbound> parse(const Connection&, const std::vector<RawInbound>&) override {
    return fail_not_found("news");
  }
  SendResult send(const Connection&, const Outbound&, const SendTools& tools) override {
    {
      std::unique_lock lock(mutex_);
      ++sent_;
      changed_.wait_for(lock, kPatience, [this] { return is_let_; });
    }
    if (tools.note_parts({"part-1"})) return {};
    return std::unexpected(SendFailure{SendProblem::uncertain, "not_noted", "", {}});
  }
  void hold() { is_let_ = false; }
  void let() {
    const std::lock_guard lock(mutex_);
    is_let_ = true;
    changed_.notify_all();
  }
  int sent() {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_let_ = true;
  int sent_ = 0;
};

class UnsureOutboxTest : public ::testing::Test {
 protected:
  UnsureOutboxTest() {
    auto provider = std::make_unique<Provider>();
    provider_ = provider.get();
    drivers_.add(ChannelKind::api, std::move(provider));
    connect();
    answer();
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
  DeliveryState state() {
    return desk_
        .value<std::vector<Delivery>>(
            [&](Tx& tx) { return tx.deliveries().list_of_message(message_); })
        .back()
        .state;
  }

  app::testing::Desk desk_;
  MovedClock clock_{desk_.clock.time};
  NoBlobs blobs_;
  ChannelDrivers drivers_;
  Provider* provider_ = nullptr;
  Unsure database_{*desk_.database};
  ChannelServices services_{
      database_,
      blobs_,
      Env{clock_, desk_.random, desk_.ids, desk_.presence, desk_.time_zones},
      drivers_,
      {}};
  LeaseKeeper keeper_{database_, {}};
  std::unique_ptr<Outbox> outbox_;

 private:
  // A customer of a channel, and whoever answers them.
  void connect() {
    const app::ConnectChannel command{ChannelKind::api, "Kiosk", desk_.sales.id, "{}", {}};
    const auto channel = desk_.value<Channel>(
        [&](Tx& tx) { return app::connect_channel(tx, desk_.env, desk_.admin, command); });
    const auto session = desk_.arrive().session;
    Identity identity;
    identity.id = desk_.ids.make<IdentityId>();
    identity.workspace_id = session.workspace_id;
    identity.contact_id = session.contact_id;
    identity.channel_id = channel.id;
    identity.external_id = "kai";
    const app::ReceiveMessage hello{
        session.workspace_id, identity.id, session.contact_id, channel.id, "client-kai", "Hello",
        {},                   {},          {}};
    const auto received = desk_.value<app::Received>([&](Tx& tx) -> Result<app::Received> {
      RETURN_IF_ERROR(tx.identities().insert(identity));
      return app::receive_message(tx, desk_.env, hello);
    });
    conversation_ = received.message.conversation_id;
  }
  void answer() {
    desk_.value<Conversation>(
        [&](Tx& tx) { return app::accept(tx, desk_.env, desk_.ana, conversation_); });
    const app::Reply command{desk_.ana, conversation_, "answer-1", "Hi"};
    message_ =
        desk_.value<app::Replied>([&](Tx& tx) { return app::reply(tx, desk_.env, command); })
            .message.id;
  }

  ConversationId conversation_;
  MessageId message_;
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

INSTANTIATE_TEST_SUITE_P(On, LostAnswerTest,
                         ::testing::Values(Lost{1, Fate::written_unsaid},
                                           Lost{2, Fate::written_unsaid}, Lost{2, Fate::not_written},
                                           Lost{3, Fate::written_unsaid}, Lost{3, Fate::not_written},
                                           Lost{4, Fate::written_unsaid},
                                           Lost{4, Fate::not_written}));

// That it began was not written, so that it looks as if it waited; whoever began it does not know that yet,
// and is to find the next attempt no more than its own.
TEST_F(UnsureOutboxTest, F14_WhoeverDoesNotKnowWhetherItBeganTakesNoOtherAttemptForItsOwn) {
  database_.fates = {{2, Fate::not_written}, {3, Fate::not_written}};
  provider_->hold();
  start();
  until("what is not known", [this] { return database_.begun() >= 3; });
  outbox_->wake();
  until("what comes next", [this] { return database_.begun() >= 5; });
  provider_->let();
  until_sent();
  EXPECT_EQ(provider_->sent(), 1);
}

}  // namespace
}  // namespace harken::jobs
