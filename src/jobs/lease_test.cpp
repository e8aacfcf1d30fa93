// SPDX-License-Identifier: AGPL-3.0-or-later
// F20: a node knows in time when its turn is over, and what it writes too late is refused.
#include "jobs/lease.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"
#include "jobs/fenced_database.hpp"

namespace harken::jobs {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr NodeId kAnn(101);
constexpr NodeId kBob(102);
constexpr const char* kBox = "channel:1";

// One that other processes could write to. While it is away it answers nobody, and takes what it is
// asked for later.
class SharedDatabase : public FencedDatabase {
 public:
  explicit SharedDatabase(Database& real) : FencedDatabase(real, ""), real_(real) {}
  bool is_shared() const override { return true; }
  void write(Work work, Done done, const About& about) override {
    pass([=, this] { real_.write(work, done, about); });
  }
  void read(Work work, Done done) override {
    if (is_reading_away) return pass([=, this] { real_.read(work, done); });
    real_.read(std::move(work), std::move(done));
  }

  void go_away(bool for_readers = true) {
    const std::lock_guard lock(mutex_);
    is_away_ = true;
    is_reading_away = for_readers;
  }
  void come_back() {
    std::vector<std::function<void()>> waiting;
    {
      const std::lock_guard lock(mutex_);
      is_away_ = is_reading_away = false;
      waiting.swap(waiting_);
    }
    for (const auto& each : waiting) each();
  }
  void wait_until_asked() {
    std::unique_lock lock(mutex_);
    asked_.wait(lock, [this] { return !waiting_.empty(); });
  }

 private:
  void pass(std::function<void()> ask) {
    {
      const std::lock_guard lock(mutex_);
      if (is_away_) {
        waiting_.push_back(std::move(ask));
        asked_.notify_all();
        return;
      }
    }
    ask();
  }

  Database& real_;
  std::mutex mutex_;
  std::condition_variable asked_;
  bool is_away_ = false;
  std::atomic<bool> is_reading_away = false;
  std::vector<std::function<void()>> waiting_;
};

class LeaseKeeperTest : public ::testing::Test {
 protected:
  LeaseOptions options(NodeId node) {
    return {node, seconds(15), [this] { return SteadyTime(milliseconds(time_.load())); }};
  }
  SteadyTime now() const { return SteadyTime(milliseconds(time_.load())); }
  void pass_time(milliseconds time) { time_ += time.count(); }
  std::optional<Tenure> wait_for(Lease& lease) { return lease.wait({}); }
  // Until nothing that is done in this turn can be known to be in time.
  static void wait_until_over(const Tenure& tenure) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, tenure.over(), [] { return false; });
  }
  Status take_over(std::string_view name, NodeId by) {
    return run_write(*desk_.database, [&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.leases().take(name, kAnn, -1));
      ASSIGN_OR_RETURN(const auto fence, tx.leases().take(name, by, 15));
      EXPECT_TRUE(fence);
      return {};
    });
  }

  app::testing::Desk desk_;
  SharedDatabase database_{*desk_.database};
  std::atomic<std::int64_t> time_ = 1'000'000;
};

TEST_F(LeaseKeeperTest, F20_OfTwoNodesOneHasItsTurnAndTheOtherFollowsWhenItIsGivenUp) {
  LeaseKeeper ann(database_, options(kAnn));
  LeaseKeeper bob(database_, options(kBob));
  const auto anns = ann.ask_for(kBox);
  ann.start();
  const auto first = wait_for(*anns);
  EXPECT_EQ(first->fence(), 1);
  const auto bobs = bob.ask_for(kBox);
  const auto other = bob.ask_for("outbox");
  bob.start();
  EXPECT_TRUE(wait_for(*other)) << "what nobody else asks for";
  EXPECT_FALSE(bobs->tenure());
  ann.stop();
  EXPECT_TRUE(first->over().stop_requested());
  EXPECT_FALSE(first->is_ours(now()));
  bob.look();
  pass_time(seconds(1));
  EXPECT_EQ(wait_for(*bobs)->fence(), 2);
}

TEST_F(LeaseKeeperTest, F20_ALeaseThatIsGivenUpAloneIsTheNextOnes) {
  LeaseKeeper ann(database_, options(kAnn));
  LeaseKeeper bob(database_, options(kBob));
  ann.start();
  bob.start();
  auto anns = ann.ask_for(kBox);
  const auto first = wait_for(*anns);
  const auto bobs = bob.ask_for(kBox);
  anns.reset();
  EXPECT_TRUE(first->over().stop_requested());
  std::jthread often([&](std::stop_token stop) {
    while (!stop.stop_requested()) {
      bob.look();
      std::this_thread::yield();
    }
  });
  EXPECT_EQ(wait_for(*bobs)->fence(), 2);
}

TEST_F(LeaseKeeperTest, F20_ATurnIsOverInTimeThoughTheDatabaseIsAway) {
  LeaseKeeper ann(database_, options(kAnn));
  const auto lease = ann.ask_for(kBox);
  ann.start();
  const auto tenure = wait_for(*lease);
  ASSERT_TRUE(tenure->is_ours(now()));
  database_.go_away();
  pass_time(milliseconds(13'400));
  EXPECT_TRUE(tenure->is_ours(now()));
  EXPECT_FALSE(tenure->over().stop_requested());
  pass_time(milliseconds(200));
  EXPECT_FALSE(tenure->is_ours(now())) << "some time before the database lets others have it";
  ann.look();
  wait_until_over(*tenure);
  EXPECT_FALSE(lease->tenure());
  database_.come_back();
  EXPECT_EQ(wait_for(*lease)->fence(), 1) << "nobody had it meanwhile";
}

// The database counts from when it hears of it; the answer may come late.
TEST_F(LeaseKeeperTest, F20_ATurnCountsFromBeforeItIsAskedFor) {
  LeaseKeeper ann(database_, options(kAnn));
  const auto lease = ann.ask_for(kBox);
  const auto before = now();
  database_.go_away(false);
  ann.start();
  database_.wait_until_asked();
  pass_time(seconds(4));  // less than a third: it is not held longer yet
  database_.come_back();
  const auto tenure = wait_for(*lease);
  EXPECT_TRUE(tenure->is_ours(before + milliseconds(13'400)));
  EXPECT_FALSE(tenure->is_ours(before + milliseconds(13'600)));
}

TEST_F(LeaseKeeperTest, F20_ItIsHeldLongerWhenAThirdOfItsTimeIsOver) {
  LeaseKeeper ann(database_, options(kAnn));
  const auto lease = ann.ask_for(kBox);
  ann.start();
  const auto tenure = wait_for(*lease);
  for (int i = 0; i < 5; ++i) {
    pass_time(seconds(6));
    std::jthread often([&](std::stop_token stop) {
      while (!stop.stop_requested()) {
        ann.look();
        std::this_thread::yield();
      }
    });
    while (!tenure->is_ours(now() + seconds(13)) && !tenure->over().stop_requested())
      std::this_thread::yield();
    ASSERT_FALSE(tenure->over().stop_requested());
  }
}

// Whole seconds would leave nothing of two.
TEST_F(LeaseKeeperTest, F20_ItRestsBetweenTwoLooksHoweverShortALeaseIs) {
  EXPECT_EQ(LeaseOptions({.node = kAnn, .time = seconds(2)}).third(),
            std::chrono::nanoseconds(666'666'666));
}

TEST_F(LeaseKeeperTest, F20_WhoeverIsToBeginAnewDoesSoUnderAnotherFence) {
  LeaseKeeper ann(database_, options(kAnn));
  LeaseKeeper bob(database_, options(kBob));
  const auto lease = ann.ask_for(kBox);
  ann.start();
  const auto tenure = wait_for(*lease);
  ASSERT_TRUE(bob.begin_anew(kBox));
  ann.look();
  wait_until_over(*tenure);
  EXPECT_EQ(wait_for(*lease)->fence(), 2);
}

TEST_F(LeaseKeeperTest, F20_WhatIsWrittenAfterAnotherHasTakenItIsRefused) {
  LeaseKeeper ann(database_, options(kAnn));
  const auto lease = ann.ask_for(kBox);
  ann.start();
  FencedDatabase fenced(database_, lease->name(), wait_for(*lease));
  const auto rename = [&](const std::string& name) {
    return run_write(fenced, [&](Tx& tx) -> Status {
      RETURN_IF_ERROR(app::create_department(tx, desk_.env, desk_.admin, {name, {}}));
      return {};
    });
  };
  const auto has = [&](const std::string& name) {
    const auto all = desk_.value<std::vector<Department>>(
        [&](Tx& tx) { return tx.departments().list(desk_.admin.workspace_id); });
    return std::ranges::find(all, name, &Department::name) != all.end();
  };
  EXPECT_TRUE(rename("In time"));
  EXPECT_TRUE(has("In time"));
  ASSERT_TRUE(take_over(kBox, kBob));
  const auto refused = rename("Too late");
  ASSERT_FALSE(refused);
  EXPECT_STREQ(refused.error().code, kLeaseLost);
  EXPECT_FALSE(has("Too late"));
}

TEST_F(LeaseKeeperTest, F20_WithoutATurnNothingIsWritten) {
  FencedDatabase fenced(database_, kBox);
  const auto refused = run_write(fenced, [](Tx&) -> Status {
    ADD_FAILURE() << "it is nobody's turn";
    return {};
  });
  EXPECT_FALSE(refused);
}

TEST_F(LeaseKeeperTest, F20_OnADatabaseOfOneProcessItIsAlwaysItsTurnAndNothingIsAsked) {
  LeaseKeeper ann(*desk_.database, options(kAnn));
  const auto lease = ann.ask_for(kBox);
  const auto tenure = lease->tenure();
  ASSERT_TRUE(tenure);
  ann.start();
  pass_time(std::chrono::hours(1'000));
  EXPECT_TRUE(tenure->is_ours(now()));
  FencedDatabase fenced(*desk_.database, kBox);
  EXPECT_TRUE(run_write(fenced, [](Tx&) { return Status(); }));
  EXPECT_TRUE(
      desk_.value<std::vector<LeaseNow>>([](Tx& tx) { return tx.leases().list(); }).empty());
}

}  // namespace
}  // namespace harken::jobs
