// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/online_users.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace harken::ws {
namespace {

using namespace std::chrono_literals;

constexpr auto kGrace = 60s;

class OnlineUsersTest : public ::testing::Test {
 protected:
  Actor actor(int id) {
    Actor actor;
    actor.user_id = UserId(id);
    actor.workspace_id = WorkspaceId(1);
    return actor;
  }
  std::vector<UserId> gone_at(OnlineUsers::Time now) {
    std::vector<UserId> ids;
    for (const auto& left : users_.take_gone(now - kGrace)) ids.push_back(left.user_id);
    return ids;
  }

  OnlineUsers users_;
  OnlineUsers::Time start_ = OnlineUsers::Time(1000s);
};

TEST_F(OnlineUsersTest, RT12_WhoseConnectionEndsIsThereForTheGraceAndThenNot) {
  EXPECT_TRUE(users_.opened(actor(5)));
  users_.closed(UserId(5), start_);
  EXPECT_TRUE(gone_at(start_ + 60s).empty());
  EXPECT_TRUE(users_.is_online(UserId(5)));
  EXPECT_EQ(gone_at(start_ + 61s), std::vector{UserId(5)});
  EXPECT_FALSE(users_.is_online(UserId(5)));
  EXPECT_TRUE(gone_at(start_ + 62s).empty()) << "told once";
}

TEST_F(OnlineUsersTest, WhoComesBackInTimeWasNeverAway) {
  users_.opened(actor(5));
  users_.closed(UserId(5), start_);
  EXPECT_FALSE(users_.opened(actor(5))) << "nothing new to tell";
  EXPECT_TRUE(gone_at(start_ + 600s).empty());
}

TEST_F(OnlineUsersTest, TheLastOfSeveralConnectionsCounts) {
  users_.opened(actor(5));
  users_.opened(actor(5));
  users_.closed(UserId(5), start_);
  EXPECT_TRUE(gone_at(start_ + 600s).empty());
  users_.closed(UserId(5), start_ + 600s);
  EXPECT_TRUE(gone_at(start_ + 660s).empty());
  EXPECT_EQ(gone_at(start_ + 661s), std::vector{UserId(5)});
}

TEST_F(OnlineUsersTest, WhoIsAtAnotherNodeIsOnlineAndToldOnceOfComingAndGoing) {
  const OnlineAt there{NodeId(2), WorkspaceId(1), UserId(5)};
  auto changes = users_.set_elsewhere({there});
  ASSERT_EQ(changes.came.size(), 1u);
  EXPECT_EQ(changes.came.front().user_id, UserId(5));
  EXPECT_TRUE(users_.is_online(UserId(5)));
  EXPECT_FALSE(users_.is_online_here(UserId(5)));
  changes = users_.set_elsewhere({there, {NodeId(3), WorkspaceId(1), UserId(5)}});
  EXPECT_TRUE(changes.came.empty() && changes.went.empty());
  users_.opened(actor(5));
  changes = users_.set_elsewhere({});
  EXPECT_TRUE(changes.went.empty()) << "still here";
  users_.closed(UserId(5), start_);
  EXPECT_EQ(gone_at(start_ + 61s), std::vector{UserId(5)});
  EXPECT_FALSE(users_.is_online(UserId(5)));
}

TEST_F(OnlineUsersTest, VisitorsWhoComeAndGoAreToldToOtherNodesAsTheyAreInTheEnd) {
  users_.visitor_opened(IdentityId(1));
  EXPECT_TRUE(users_.take_visitor_changes().empty()) << "nobody asks for it";
  users_.keep_visitor_changes();
  users_.visitor_opened(IdentityId(2));
  users_.visitor_opened(IdentityId(3));
  users_.visitor_closed(IdentityId(3));
  auto changes = users_.take_visitor_changes();
  std::ranges::sort(changes);
  EXPECT_EQ(changes, (std::vector<std::pair<IdentityId, bool>>{{IdentityId(2), true},
                                                               {IdentityId(3), false}}));
  EXPECT_TRUE(users_.take_visitor_changes().empty());
}

}  // namespace
}  // namespace harken::ws
