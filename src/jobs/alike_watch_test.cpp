// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/alike_watch.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::jobs {
namespace {

class AlikeWatchTest : public ::testing::Test {
 protected:
  void say(std::string text) {
    const auto visitor = desk_.arrive();
    ASSERT_TRUE(desk_.write(visitor, std::move(text), "client-" + std::to_string(1000 + ++said_)));
  }
  std::vector<app::AlikeGroup> shown(const Actor& actor) { return shown_by(watch_, actor); }
  std::vector<app::AlikeGroup> shown_by(AlikeWatch& watch, const Actor& actor) {
    EXPECT_TRUE(watch.catch_up());
    return desk_.value<std::vector<app::AlikeGroup>>([&](Tx& tx) {
      return app::list_alike(tx, desk_.env, actor, watch.groups(actor.workspace_id));
    });
  }
  std::string dismiss(const Actor& actor, MessageId message) {
    return app::testing::code_of(desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(
          app::dismiss_alike(tx, desk_.env, actor, watch_.groups(actor.workspace_id), message));
      return true;
    }));
  }
  void three_are_locked_out() {
    say("I can't log in after the update");
    say("Do you sell blue lamps?");
    say("login doesn't work since the update");
    say("update broke it, unable to sign in");
  }

  app::testing::Desk desk_;
  int said_ = 0;
  int told_ = 0;
  AlikeWatch watch_{*desk_.database, desk_.env, [this](WorkspaceId) { ++told_; }};
};

TEST_F(AlikeWatchTest, LC16_ThreeCustomersWithOneMatterAreShown) {
  three_are_locked_out();
  const auto groups = shown(desk_.ana);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].customers, 3);
  EXPECT_EQ(groups[0].reports.front().text, "I can't log in after the update");
  EXPECT_EQ(told_, 1);
  shown(desk_.ana);
  EXPECT_EQ(told_, 1) << "nothing is new";
}

TEST_F(AlikeWatchTest, F25_AStopDoesNotWaitUntilABatchIsFollowed) {
  three_are_locked_out();
  watch_.stop();
  EXPECT_TRUE(shown(desk_.ana).empty());
}

TEST_F(AlikeWatchTest, AL_NobodyIsShownOrToldOfWhatTheyMayNotSee) {
  three_are_locked_out();
  EXPECT_TRUE(shown(desk_.rob).empty()) << "of another department";
  const auto id = shown(desk_.ana).at(0).id;
  EXPECT_EQ(dismiss(desk_.rob, id), "not_found");
  EXPECT_EQ(dismiss(desk_.ana, MessageId(99)), "not_found");
}

TEST_F(AlikeWatchTest, AL_WhatIsDismissedComesBackWhenItHasDoubled) {
  three_are_locked_out();
  EXPECT_EQ(dismiss(desk_.ana, shown(desk_.ana).at(0).id), "");
  EXPECT_TRUE(shown(desk_.ana).empty());
  say("can't login after update");
  EXPECT_TRUE(shown(desk_.mira).empty());
  for (int i = 0; i < 3; ++i) say("after the update I cannot log in");
  EXPECT_EQ(shown(desk_.ana).at(0).customers, 7);
}

TEST_F(AlikeWatchTest, AL_AnotherProcessMakesTheSameOfTheLog) {
  three_are_locked_out();
  const auto before = shown(desk_.ana);
  EXPECT_EQ(dismiss(desk_.mira, before.at(0).id), "");
  AlikeWatch restarted(*desk_.database, desk_.env, [](WorkspaceId) {});
  EXPECT_TRUE(shown_by(restarted, desk_.ana).empty()) << "dismissed is dismissed";
  EXPECT_EQ(restarted.groups(desk_.ana.workspace_id), watch_.groups(desk_.ana.workspace_id));
  EXPECT_EQ(restarted.groups(desk_.ana.workspace_id).size(), 1U);
}

TEST_F(AlikeWatchTest, AL_WhatIsOlderThanFourHoursIsGone) {
  three_are_locked_out();
  EXPECT_EQ(shown(desk_.ana).size(), 1U);
  desk_.clock.time = desk_.clock.time.plus_seconds(app::kAlikeWindowSeconds + 1);
  EXPECT_TRUE(shown(desk_.ana).empty());
  AlikeWatch restarted(*desk_.database, desk_.env, [](WorkspaceId) {});
  say("I can't log in after the update");
  EXPECT_TRUE(shown_by(restarted, desk_.ana).empty()) << "only the last hours are read";
}

}  // namespace
}  // namespace harken::jobs
