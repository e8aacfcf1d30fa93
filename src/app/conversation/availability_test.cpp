// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/availability.hpp"

#include <gtest/gtest.h>

#include "app/admin/structure.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class AvailabilityTest : public ::testing::Test {
 protected:
  void look() {
    EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
      return keep_absences(tx, desk_.env, workspaces.front());
    }));
  }
  void pass(std::int64_t minutes) {
    desk_.clock.time = desk_.clock.time.plus_seconds(60 * minutes);
  }
  void return_after(std::int64_t minutes) {
    desk_.value<Workspace>(
        [&](Tx& tx) { return update_workspace(tx, desk_.env, desk_.admin, {{}, {}, minutes}); });
  }
  Conversation held_by(const Actor& actor) {
    const auto id = desk_.open(desk_.arrive()).id;
    return desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, actor, id); });
  }
  bool is_there(const Actor& actor) {
    return desk_.value<bool>(
        [&](Tx& tx) { return is_available(tx, desk_.env, actor.workspace_id, actor.user_id); });
  }
  std::vector<std::string> faces() {
    return desk_.value<std::vector<std::string>>(
        [&](Tx& tx) { return list_faces(tx, desk_.env, desk_.admin.workspace_id, 2); });
  }

  testing::Desk desk_;
};

TEST_F(AvailabilityTest, RT12_IsAStatusThatTakesWorkAndALiveConnection) {
  EXPECT_FALSE(is_there(desk_.ana));
  desk_.presence.online = {desk_.ana.user_id};
  EXPECT_TRUE(is_there(desk_.ana));
  desk_.put(desk_.ana, StatusPreset::busy);
  EXPECT_FALSE(is_there(desk_.ana));
}

TEST_F(AvailabilityTest, CustomersSeeTheFacesOfWhoIsAvailable) {
  EXPECT_TRUE(faces().empty());
  desk_.presence.online = {desk_.ana.user_id, desk_.ben.user_id, desk_.rob.user_id};
  desk_.put(desk_.ana, StatusPreset::away);
  EXPECT_EQ(faces(), (std::vector<std::string>{"Ben", "Rob"}));
}

TEST_F(AvailabilityTest, WhatSomebodyHoldsStaysWhileNobodyHasAskedForMore) {
  const auto held = held_by(desk_.ana);
  look();
  pass(600);
  look();
  EXPECT_EQ(desk_.find(held.id).holder_id, desk_.ana.user_id);
}

TEST_F(AvailabilityTest, WhatSomebodyHoldsReturnsAfterALongAbsenceIfTheWorkspaceWantsIt) {
  return_after(30);
  const auto held = held_by(desk_.ana);
  look();
  pass(29);
  look();
  EXPECT_EQ(desk_.find(held.id).holder_id, desk_.ana.user_id);
  pass(1);
  look();
  EXPECT_FALSE(desk_.find(held.id).holder_id);
  EXPECT_TRUE(desk_.last_event().data.contains(R"("action":"returned")"));
}

TEST_F(AvailabilityTest, WhoIsBackBeforeThatKeepsWhatTheyHold) {
  return_after(30);
  const auto held = held_by(desk_.ana);
  look();
  pass(29);
  desk_.presence.online = {desk_.ana.user_id};
  look();
  desk_.presence.online.clear();
  look();
  pass(29);
  look();
  EXPECT_EQ(desk_.find(held.id).holder_id, desk_.ana.user_id);
}

TEST_F(AvailabilityTest, LC23_RT17_AReturningCustomerGoesBackToTheHolderOnlyIfAvailable) {
  const auto visitor = desk_.arrive();
  const auto first = desk_.open(visitor);
  const auto come_back = [&] {
    desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, desk_.admin, first.id); });
    desk_.write(visitor, "One more thing", "again-" + desk_.ids.make<MessageId>().to_string())
        .value();
    return desk_.find(first.id);
  };
  desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, first.id); });
  desk_.presence.online = {desk_.ana.user_id};
  EXPECT_EQ(come_back().holder_id, desk_.ana.user_id);
  desk_.put(desk_.ana, StatusPreset::busy);
  const auto waiting = come_back();
  EXPECT_FALSE(waiting.holder_id) << "she is there, and takes no work";
  EXPECT_EQ(waiting.lifecycle, Lifecycle::active);
}

}  // namespace
}  // namespace harken::app
