// SPDX-License-Identifier: AGPL-3.0-or-later
// F20 F28: who may do what one node does at a time, and which nodes there are. The database's clock
// says when a lease is over; here such a one is taken for less than no time.
#include <latch>
#include <set>
#include <thread>

#include "contract/fixture.hpp"
#include "ports/leases.hpp"
#include "ports/nodes.hpp"

namespace harken::test {
namespace {

constexpr std::string_view kBox = "channel:1";
constexpr NodeId kAnn(101);
constexpr NodeId kBob(102);
constexpr std::int64_t kOver = -1;

class LeaseTest : public DatabaseTest {
 protected:
  std::optional<Fence> take(NodeId node, std::int64_t seconds = 15) {
    std::optional<Fence> fence;
    write([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(fence, tx.leases().take(kBox, node, seconds));
      return {};
    });
    return fence;
  }
  bool holds(Fence fence) {
    bool holds = false;
    write([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(holds, tx.leases().holds(kBox, fence));
      return {};
    });
    return holds;
  }
  void give_up(NodeId node) {
    write([&](Tx& tx) { return tx.leases().give_up(kBox, node); });
  }
};

TEST_P(LeaseTest, F20_OneHasItAndHoldsItUnderOneFence) {
  EXPECT_EQ(take(kAnn), 1);
  EXPECT_EQ(take(kBob), std::nullopt);
  EXPECT_EQ(take(kAnn), 1) << "held longer";
  EXPECT_TRUE(holds(1));
  EXPECT_FALSE(holds(2));
}

TEST_P(LeaseTest, F20_WhatIsOverGoesToTheNextUnderALargerFenceAndTheOldOneIsRefused) {
  EXPECT_EQ(take(kAnn, kOver), 1);
  EXPECT_TRUE(holds(1)) << "as long as nobody has taken it";
  EXPECT_EQ(take(kBob, kOver), 2);
  EXPECT_FALSE(holds(1));
  EXPECT_EQ(take(kAnn), 3);
  EXPECT_FALSE(holds(1));
  EXPECT_FALSE(holds(2));
  EXPECT_EQ(take(kBob), std::nullopt);
}

TEST_P(LeaseTest, F20_WhoTakesAgainWhatNobodyHadMeanwhileGoesOn) {
  EXPECT_EQ(take(kAnn, kOver), 1);
  EXPECT_EQ(take(kAnn), 1);
  EXPECT_TRUE(holds(1));
}

TEST_P(LeaseTest, F20_WhatIsGivenUpIsTheNextOnesAtOnceAndOnlyTheHolderGivesItUp) {
  EXPECT_EQ(take(kAnn), 1);
  give_up(kBob);
  EXPECT_EQ(take(kBob), std::nullopt);
  give_up(kAnn);
  EXPECT_EQ(take(kBob), 2);
}

TEST_P(LeaseTest, F20_WhoHasToBeginAnewStillHasItUnderAnotherFence) {
  EXPECT_EQ(take(kAnn), 1);
  write([&](Tx& tx) { return tx.leases().begin_anew(kBox); });
  EXPECT_FALSE(holds(1));
  EXPECT_EQ(take(kBob), std::nullopt);
  EXPECT_EQ(take(kAnn), 2);
}

TEST_P(LeaseTest, F20_AllAreListedAsTheyAreNow) {
  take(kAnn);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.leases().take("outbox", kBob, kOver));
    return {};
  });
  std::vector<LeaseNow> all;
  read([&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(all, tx.leases().list());
    return {};
  });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, kBox);
  EXPECT_EQ(all[0].holder, kAnn);
  EXPECT_EQ(all[0].fence, 1);
  EXPECT_FALSE(all[0].is_over);
  EXPECT_EQ(all[1].holder, kBob);
  EXPECT_TRUE(all[1].is_over);
}

TEST_P(LeaseTest, F28_NoClockOfANodeCounts) {
  EXPECT_EQ(take(kAnn), 1);
  for (const std::int64_t minutes : {5, -10, 60 * 24 * 365}) {
    clock_.time = clock_.time.plus_seconds(60 * minutes);
    EXPECT_EQ(take(kBob), std::nullopt);
    EXPECT_EQ(take(kAnn), 1);
  }
}

// Each on a connection of its own: PostgreSQL alone has several who write.
TEST_P(LeaseTest, F20_OfThoseWhoAskTogetherOneGetsIt) {
  constexpr int kNodes = 8;
  std::vector<std::unique_ptr<Database>> databases;
  const int connections = database_->is_shared() ? 4 : 0;
  for (int i = 0; i < connections; ++i)
    databases.push_back(value_of(sql::open_database(options())));
  for (int round = 1; round <= 20; ++round) {
    std::latch ready(kNodes);
    std::array<std::optional<Fence>, kNodes> got;
    std::vector<std::jthread> nodes;
    for (int i = 0; i < kNodes; ++i)
      nodes.emplace_back([&, i] {
        auto& database = databases.empty() ? *database_ : *databases[i % databases.size()];
        ready.arrive_and_wait();
        expect_ok(run_write(database, [&, i](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(got[i], tx.leases().take(kBox, NodeId(100 * round + i), 15));
          return {};
        }));
      });
    nodes.clear();
    EXPECT_EQ(std::ranges::count_if(got, [](const auto& each) { return each.has_value(); }), 1);
    EXPECT_TRUE(holds(round));
    for (int i = 0; i < kNodes; ++i)
      if (got[i]) give_up(NodeId(100 * round + i));
  }
}

class NodeTest : public LeaseTest {
 protected:
  Result<std::int64_t> join(NodeId node) {
    std::int64_t number = -1;
    const auto joined = run_write(*database_, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(number, tx.nodes().join(node, "1.0"));
      return {};
    });
    if (!joined) return std::unexpected(joined.error());
    return number;
  }
  bool beat(NodeId node) {
    bool lives = false;
    write([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto number, tx.nodes().beat(node));
      lives = number.has_value();
      return {};
    });
    return lives;
  }
  std::vector<NodeId> living() {
    std::vector<NodeId> ids;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto nodes, tx.nodes().list());
      for (const auto& node : nodes) ids.push_back(node.id);
      return {};
    });
    return ids;
  }
  std::vector<UserId> online_elsewhere(NodeId than) {
    std::vector<UserId> ids;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto online, tx.nodes().list_online());
      for (const auto& each : online)
        if (each.node_id != than) ids.push_back(each.user_id);
      return {};
    });
    return ids;
  }
  void set_online(NodeId node, UserId user) {
    write([&](Tx& tx) { return tx.nodes().set_online({node, WorkspaceId(1), user}); });
  }
  // As if it had not been seen for a second more than it may.
  void let_go(NodeId node, std::int64_t seconds = Nodes::kNodeSeconds) {
    database_.reset();
    std::unique_ptr<sql::Driver> driver = value_of(sql::make_driver(options()));
    std::unique_ptr<sql::SqlSession> session = value_of(driver->connect_writer());
    const auto micros = (seconds + 1) * 1'000'000;
    expect_ok(session->run_script("UPDATE node SET seen_at = seen_at - " + std::to_string(micros) +
                                  " WHERE node_id = " + node.to_string()));
    session.reset();
    driver.reset();
    reopen();
  }
};

TEST_P(NodeTest, F20_NodesGetTheSmallestFreeNumbersAndThoseOfTheGoneAgain) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(value_of(join(NodeId(10 + i))), i);
  write([](Tx& tx) { return tx.nodes().leave(NodeId(11)); });
  EXPECT_EQ(living(), (std::vector{NodeId(10), NodeId(12)}));
  EXPECT_EQ(value_of(join(NodeId(13))), 1);
  EXPECT_EQ(value_of(join(NodeId(14))), 3);
  let_go(NodeId(10));
  EXPECT_EQ(living(), (std::vector{NodeId(13), NodeId(12), NodeId(14)}));
  EXPECT_EQ(value_of(join(NodeId(16))), 4) << "it may still write";
  let_go(NodeId(10), Nodes::kNumberSeconds);
  EXPECT_EQ(value_of(join(NodeId(15))), 0);
  EXPECT_FALSE(beat(NodeId(10))) << "it has to join again";
  EXPECT_TRUE(beat(NodeId(15)));
  EXPECT_EQ(value_of(join(NodeId(10))), 5);
}

TEST_P(NodeTest, F20_WhoIsSeenInTimeLives) {
  value_of(join(kAnn));
  let_go(kAnn);
  EXPECT_TRUE(living().empty());
  EXPECT_TRUE(beat(kAnn)) << "nobody has removed it yet";
  EXPECT_EQ(living(), std::vector{kAnn});
}

TEST_P(NodeTest, F20_ThereAreAsManyAsTheNumbersInIds) {
  write([&](Tx& tx) -> Status {
    for (std::int64_t i = 0; i <= Nodes::kMostNumber; ++i) {
      ASSIGN_OR_RETURN(const auto number, tx.nodes().join(NodeId(1 + i), "1.0"));
      EXPECT_EQ(number, i);
    }
    return {};
  });
  const auto refused = join(NodeId(5'000));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::unavailable);
  let_go(NodeId(700), Nodes::kNumberSeconds);
  EXPECT_EQ(value_of(join(NodeId(5'000))), 699);
}

TEST_P(NodeTest, F20_WhoIsOnlineAtANodeThatIsGoneIsNot) {
  for (const auto node : {kAnn, kBob}) value_of(join(node));
  set_online(kAnn, UserId(1));
  set_online(kBob, UserId(2));
  set_online(kBob, UserId(2));
  set_online(kBob, UserId(3));
  EXPECT_EQ(online_elsewhere(kBob), std::vector{UserId(1)});
  write([](Tx& tx) { return tx.nodes().set_offline(kBob, UserId(3)); });
  EXPECT_EQ(online_elsewhere(kAnn), std::vector{UserId(2)});
  let_go(kBob);
  EXPECT_TRUE(online_elsewhere(kAnn).empty());
  value_of(join(NodeId(103)));
  EXPECT_TRUE(beat(kBob));
  EXPECT_TRUE(online_elsewhere(kAnn).empty()) << "it says anew who is there";
}

TEST_P(NodeTest, F25_WhoWasAtANodeThatLeavesIsOnlineForTheGraceAndItsNumberIsFree) {
  for (const auto node : {kAnn, kBob}) value_of(join(node));
  set_online(kAnn, UserId(1));
  write([](Tx& tx) { return tx.nodes().leave(kAnn); });
  EXPECT_EQ(online_elsewhere(kBob), std::vector{UserId(1)});
  EXPECT_EQ(value_of(join(NodeId(103))), 0);
  let_go(kAnn);
  EXPECT_TRUE(online_elsewhere(kBob).empty());
  value_of(join(NodeId(104)));
  EXPECT_FALSE(beat(kAnn));
}

TEST_P(NodeTest, F20_ANodeThatLeavesGivesUpItsLeases) {
  value_of(join(kAnn));
  EXPECT_EQ(take(kAnn), 1);
  write([](Tx& tx) { return tx.nodes().leave(kAnn); });
  EXPECT_EQ(take(kBob), 2);
}

TEST_P(NodeTest, A48_AttemptsAreCountedTogetherAndComeBackOneByOne) {
  constexpr std::int64_t kHour = 3'600'000'000;
  const auto count = [&](std::string_view who, std::int64_t every_micros) {
    std::int64_t wait = -1;
    write([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(wait, tx.nodes().count_attempt(who, 3, every_micros));
      return {};
    });
    return wait;
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(count("ben", kHour), 0);
  const auto wait = count("ben", kHour);
  EXPECT_GT(wait, 3'500);
  EXPECT_LE(wait, 3'600);
  EXPECT_EQ(count("ana", kHour), 0) << "each for themselves";
  // They come back: within a millisecond, which is how finely SQLite tells the time.
  for (int i = 0; i < 3; ++i) EXPECT_EQ(count("kai", 1), 0);
  for (int tries = 0; count("kai", 1) > 0; ++tries) ASSERT_LT(tries, 10'000);
}

TEST_P(NodeTest, A77_TheSaltOfTheSetUpIsOneUntilItIsForgotten) {
  std::optional<std::string> salt;
  const auto after = [&](std::string_view stored) {
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.nodes().set_setup_salt(stored));
      ASSIGN_OR_RETURN(salt, tx.nodes().setup_salt());
      return {};
    });
    return salt;
  };
  EXPECT_EQ(after("one"), "one");
  EXPECT_EQ(after("two"), "two");
  EXPECT_EQ(after(""), std::nullopt);
}

HARKEN_ON_BOTH(LeaseTest);
HARKEN_ON_BOTH(NodeTest);

}  // namespace
}  // namespace harken::test
