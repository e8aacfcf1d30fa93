// SPDX-License-Identifier: AGPL-3.0-or-later
// What lies in a channel's ledger is taken in many messages a transaction, and one that cannot be
// taken in keeps none of the others.
#include "jobs/channels/importer.hpp"

#include <condition_variable>
#include <mutex>

#include "adapters/blob_fs/fs_blob_store.hpp"
#include "app/testing/env.hpp"
#include "contract/samples.hpp"

namespace harken::test {
namespace {

const std::string kNonsense = "nonsense";

// Takes the payload for the text and the lane for the sender.
class EchoDriver : public ChannelDriver {
 public:
  Result<std::string> check(const Connection&) override { return "{}"; }
  SendResult send(const Connection&, const Outbound&, const SendTools&) override { return {}; }
  Result<Inbound> parse(const Connection&, const std::vector<RawInbound>& items) override {
    if (items.front().payload == kNonsense) return fail_invalid("payload", "it is nonsense");
    Inbound inbound;
    inbound.external_id = items.front().external_id;
    inbound.sender.external_id = items.front().lane;
    inbound.text = items.front().payload;
    return inbound;
  }
  void acknowledge(const Connection&, const Inbound& inbound) override {
    const std::lock_guard lock(mutex_);
    taken_.push_back(inbound.external_id);
    changed_.notify_all();
  }
  std::vector<std::string> taken_until(const std::string& last) {
    std::unique_lock lock(mutex_);
    const auto is_there = [&] { return std::ranges::find(taken_, last) != taken_.end(); };
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(20), is_there)) << last;
    return taken_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> taken_;
};

class CountingDatabase : public Database {
 public:
  explicit CountingDatabase(Database& real) : real_(real) {}
  void write(Work work, Done done, const About& about) override {
    ++writes;
    real_.write(std::move(work), std::move(done), about);
  }
  void read(Work work, Done done) override { real_.read(std::move(work), std::move(done)); }
  std::optional<Status> read_here(const Work& work) override { return real_.read_here(work); }
  void on_commit(Wake wake) override { real_.on_commit(std::move(wake)); }
  bool is_healthy() const override { return real_.is_healthy(); }
  void stop_waiting() override { real_.stop_waiting(); }
  std::size_t queued_writes() const override { return real_.queued_writes(); }
  bool is_writing() const override { return real_.is_writing(); }
  bool is_shared() const override { return real_.is_shared(); }
  std::string description() const override { return real_.description(); }

  std::atomic<int> writes = 0;

 private:
  Database& real_;
};

// Far from those that the tests make.
class HighIds : public IdSource {
 public:
  std::int64_t next() override { return ++last_; }

 private:
  std::atomic<std::int64_t> last_ = 1'000'000;
};

class ImporterTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    bot_ = channel_;
    bot_.id = ChannelId(22);
    bot_.kind = ChannelKind::telegram;
    bot_.key = "bot";
    drivers_.add(bot_.kind, std::unique_ptr<ChannelDriver>(driver_));
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.channels().insert(bot_));
      return tx.connections().insert({.channel_id = bot_.id, .workspace_id = workspace_.id});
    });
  }

  // "b2" is what b writes second.
  void lay_down(const std::vector<std::string>& names, const std::string& nonsense = "") {
    write([&](Tx& tx) -> Status {
      for (const auto& name : names) {
        const auto text = name == nonsense ? kNonsense : name;
        InboundEntry entry{.id = make_id<InboundId>(),
                           .workspace_id = workspace_.id,
                           .channel_id = bot_.id,
                           .raw = {name, name.substr(0, 1), {}, text},
                           .next_at = clock_.time,
                           .received_at = clock_.time};
        EXPECT_TRUE(value_of(tx.inbound().insert(entry)));
        entries_[name] = entry.id;
      }
      return {};
    });
  }

  // Gives in how many transactions. The last is taken in after all the others, or what became of
  // them.
  int import_until(const std::string& last, const std::vector<std::string>& taken) {
    CountingDatabase counting(*database_);
    const jobs::ChannelServices services{
        counting, blobs_, {clock_, random_, ids_, presence_, zones_}, drivers_, {}};
    jobs::LeaseKeeper leases(*database_, {.node = NodeId(1)});
    leases.start();
    const auto lease = leases.ask_for("channel:22");
    jobs::Importer importer(services, *lease, workspace_.id, bot_.id, [](const std::string&) {});
    EXPECT_EQ(driver_->taken_until(last), taken);
    return counting.writes;
  }

  InboundEntry entry(const std::string& name) {
    InboundEntry entry;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto found, tx.inbound().find(workspace_.id, entries_.at(name)));
      entry = found.value();
      return {};
    });
    return entry;
  }
  // In the conversation that this has come into, in order.
  std::string texts_beside(const std::string& name) {
    std::string texts;
    read([&](Tx& tx) -> Status {
      for (const auto& each : value_of(tx.messages().list(entry(name).conversation_id, {}, 100)))
        texts = each.text + (texts.empty() ? "" : " ") + texts;
      return {};
    });
    return texts;
  }

  Channel bot_;
  EchoDriver* driver_ = new EchoDriver;
  ChannelDrivers drivers_;
  std::map<std::string, InboundId> entries_;
  app::testing::Folder folder_;
  FsBlobStore blobs_{folder_ / "blobs"};
  app::testing::CountingRandom random_;
  HighIds ids_;
  app::testing::PresenceSet presence_;
  app::testing::FewTimeZones zones_;
};

TEST_P(ImporterTest, R6_WhatLiesThereIsTakenInTogetherInItsOrder) {
  lay_down({"a1", "b1", "a2", "c1", "a3"});
  EXPECT_EQ(import_until("a3", {"a1", "b1", "a2", "c1", "a3"}), 1);
  EXPECT_EQ(texts_beside("a1"), "a1 a2 a3");
  EXPECT_EQ(texts_beside("b1"), "b1");
  for (const auto* name : {"a1", "a2", "a3", "b1", "c1"})
    EXPECT_EQ(entry(name).state, InboundState::done) << name;
}

TEST_P(ImporterTest, F30_OneThatCannotBeReadIsMarkedAndTheOthersAreTakenInOnce) {
  lay_down({"a1", "b1", "b2", "c1", "a2"}, "b1");
  import_until("b2", {"a1", "c1", "a2", "b2"});
  EXPECT_EQ(entry("b1").state, InboundState::failed);
  EXPECT_EQ(entry("b1").attempts, 1);
  EXPECT_NE(entry("b1").reason, "");
  EXPECT_EQ(texts_beside("a1"), "a1 a2");
  EXPECT_EQ(texts_beside("b2"), "b2");
  EXPECT_EQ(texts_beside("c1"), "c1");
}

// Its sender is known, and the customer behind them is not there.
TEST_P(ImporterTest, F30_OneThatFailsForNowKeepsItsLaneAndNoOther) {
  auto identity = make_identity(ContactId(1));
  identity.channel_id = bot_.id;
  identity.external_id = "b";
  write([&](Tx& tx) { return tx.identities().insert(identity); });
  lay_down({"a1", "b1", "b2", "c1", "a2"});
  import_until("a2", {"a1", "c1", "a2"});
  EXPECT_EQ(entry("b1").state, InboundState::pending);
  EXPECT_EQ(entry("b1").attempts, 1);
  EXPECT_GT(entry("b1").next_at, clock_.time);
  EXPECT_EQ(entry("b2").state, InboundState::pending);
  EXPECT_EQ(entry("b2").attempts, 0);
  EXPECT_EQ(texts_beside("a1"), "a1 a2");
  EXPECT_EQ(texts_beside("c1"), "c1");
}

// What follows is understood while that is written, and before it has failed.
TEST_P(ImporterTest, F30_WhatIsUnderstoodAheadWaitsWithItsLane) {
  auto identity = make_identity(ContactId(1));
  identity.channel_id = bot_.id;
  identity.external_id = "b";
  write([&](Tx& tx) { return tx.identities().insert(identity); });
  std::vector<std::string> names;
  for (int i = 10; i < 80; ++i) names.push_back("a" + std::to_string(i));
  auto all = names;
  all.insert(all.begin(), "b1");
  all.push_back("b2");
  lay_down(all);
  import_until("a79", names);
  EXPECT_EQ(entry("b1").attempts, 1);
  EXPECT_EQ(entry("b2").state, InboundState::pending);
  EXPECT_EQ(entry("b2").attempts, 0);
}

HARKEN_ON_BOTH(ImporterTest);

}  // namespace
}  // namespace harken::test
