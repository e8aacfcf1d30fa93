// SPDX-License-Identifier: AGPL-3.0-or-later
// F32: a desk that was away for longer than its provider keeps news says so.
#include "jobs/channels/receiver.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "app/testing/desk.hpp"

namespace harken::jobs {
namespace {

constexpr std::int64_t kHour = 3'600;

class NoBlobs : public BlobStore {
 public:
  Status put(std::string_view, std::string_view) override { return {}; }
  Result<std::string> get(std::string_view) override { return std::string(); }
  Status remove(std::string_view) override { return {}; }
};

// Answers as often as it is let.
class Provider : public ChannelDriver {
 public:
  Result<std::string> check(const Connection&) override { return std::string("{}"); }
  bool polls(const Connection&) const override { return true; }
  std::int64_t keeps_news_for_seconds() const override { return 24 * kHour; }
  Result<Polled> poll(const Connection&, const std::string& cursor, std::stop_token stop) override {
    std::unique_lock lock(mutex_);
    ++asked_;
    changed_.notify_all();
    changed_.wait(lock, stop, [this] { return answers_ >= asked_; });
    return Polled{{}, cursor};
  }
  Result<Inbound> parse(const Connection&, const std::vector<RawInbound>&) override {
    return fail_not_found("news");
  }
  SendResult send(const Connection&, const Outbound&, const SendTools&) override { return {}; }

  // What it has noted of the connection is written down by then.
  void await_question() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return asked_ > answers_; });
  }

  // Until it is asked once more: what came of the answer before has been written down.
  void answer() {
    std::unique_lock lock(mutex_);
    ++answers_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return asked_ > answers_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  int asked_ = 0;
  int answers_ = 0;
};

class ReceiverTest : public ::testing::Test {
 protected:
  ReceiverTest() {
    auto provider = std::make_unique<Provider>();
    provider_ = provider.get();
    drivers_.add(ChannelKind::api, std::move(provider));
  }
  std::optional<Silence> missed() {
    const auto found = desk_.value<std::optional<Channel>>(
        [&](Tx& tx) { return tx.channels().find(desk_.admin.workspace_id, channel_.id); });
    return found->health->missed;
  }
  Timestamp answered_after(std::int64_t seconds) {
    provider_->await_question();
    desk_.clock.time = desk_.clock.time.plus_seconds(seconds);
    provider_->answer();
    return desk_.clock.time;
  }
  Status dismissed_by(const Actor& actor) {
    return run_write(*desk_.database, [&](Tx& tx) {
      return app::dismiss_missed(tx, desk_.env, actor, channel_.id);
    });
  }

  app::testing::Desk desk_;
  Provider* provider_ = nullptr;
  ChannelDrivers drivers_;
  NoBlobs blobs_;
  ChannelServices services_{*desk_.database, blobs_, desk_.env, drivers_, ""};
  Channel channel_ = desk_.value<Channel>([&](Tx& tx) {
    const app::ConnectChannel command{ChannelKind::api, "Kiosk", desk_.sales.id, "{}", {}};
    return app::connect_channel(tx, desk_.env, desk_.admin, command);
  });
};

TEST_F(ReceiverTest, F32_WhoWasAwayForLongerThanNewsAreKeptIsToldFromWhenToWhen) {
  LeaseKeeper leases(*desk_.database, {.node = NodeId(1)});
  const auto lease = leases.ask_for("channel");
  Receiver receiver(services_, *lease, desk_.admin.workspace_id, channel_.id, {[] {}, [] {}, {}});
  answered_after(0);
  const auto heard = answered_after(24 * kHour);
  EXPECT_FALSE(missed()) << "so long they are kept";
  const auto back = answered_after(24 * kHour + 1);
  EXPECT_EQ(missed(), (Silence{heard, back}));
  answered_after(kHour);
  EXPECT_EQ(missed(), (Silence{heard, back})) << "until somebody has seen it";
  const auto refused = dismissed_by(desk_.ana);
  ASSERT_FALSE(refused);
  EXPECT_STREQ(refused.error().code, "forbidden");
  ASSERT_TRUE(dismissed_by(desk_.admin));
  EXPECT_FALSE(missed());
  answered_after(kHour);
  EXPECT_FALSE(missed());
}

}  // namespace
}  // namespace harken::jobs
