// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/online_users.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace harken::ws
