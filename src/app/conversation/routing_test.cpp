// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/routing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/admin/roles.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class RoutingTest : public ::testing::Test {
 protected:
  RoutingTest() {
    const std::vector members{desk_.ana.user_id, desk_.ben.user_id};
    UpdateDepartment command{
        desk_.sales.id, current_version(), {}, members, RoutingMode::automatic};
    desk_.value<Department>(
        [&](Tx& tx) { return update_department(tx, desk_.env, desk_.admin, command); });
  }
  std::int64_t current_version() {
    return desk_
        .value<std::optional<Department>>(
            [&](Tx& tx) { return tx.departments().find(desk_.admin.workspace_id, desk_.sales.id); })
        ->version;
  }
  UserId holder_of(ConversationId id) { return desk_.find(id).holder_id; }
  ConversationId open() {
    desk_.clock.time = desk_.clock.time.plus_seconds(1);
    return desk_.open(desk_.arrive()).id;
  }
  void set(const Actor& actor, StatusPreset preset) { desk_.put(actor, preset); }
  void limit(const Actor& actor, std::int64_t capacity) {
    const auto user = desk_.value<std::optional<User>>(
        [&](Tx& tx) { return tx.users().find(actor.workspace_id, actor.user_id); });
    UpdateUser command;
    command.id = actor.user_id;
    command.version = user->version;
    command.capacity = capacity;
    desk_.value<User>([&](Tx& tx) { return update_user(tx, desk_.env, desk_.admin, command); });
  }

  testing::Desk desk_;
};

TEST_F(RoutingTest, RT12_GoesToWhoIsThereInTurnsAndSaysSo) {
  desk_.presence.online = {desk_.ana.user_id, desk_.ben.user_id};
  const auto first = holder_of(open());
  const auto second = holder_of(open());
  EXPECT_TRUE(first && second);
  EXPECT_NE(first, second);
  const auto event = desk_.last_event();
  EXPECT_TRUE(event.data.contains(R"("action":"routed")"));
  EXPECT_TRUE(event.previous_audience);
  EXPECT_TRUE(wire::visitor_frame(event).contains("accepted"))
      << "to the customer it is all the same";
}

TEST_F(RoutingTest, RT14_WaitsWhileNobodyIsThereAndThenGoesTheLongestWaitingFirst) {
  const auto first = open();
  const auto second = open();
  EXPECT_FALSE(holder_of(first));
  set(desk_.ana, StatusPreset::away);
  desk_.presence.online = {desk_.ana.user_id};
  limit(desk_.ana, 1);
  EXPECT_FALSE(holder_of(first)) << "away takes nothing";
  set(desk_.ana, StatusPreset::available);
  EXPECT_EQ(holder_of(first), desk_.ana.user_id);
  EXPECT_FALSE(holder_of(second)) << "her hands are full";
  desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, desk_.ana, first); });
  EXPECT_EQ(holder_of(second), desk_.ana.user_id);
}

TEST_F(RoutingTest, RT9_WhatIsGivenBackGoesToAnotherAndNotStraightBack) {
  desk_.presence.online = {desk_.ana.user_id, desk_.ben.user_id};
  const auto first = open();
  const auto& giver = holder_of(first) == desk_.ana.user_id ? desk_.ana : desk_.ben;
  const auto& other = &giver == &desk_.ana ? desk_.ben : desk_.ana;
  // By the numbers it would be the giver's turn.
  open();
  open();
  open();
  desk_.value<Conversation>([&](Tx& tx) { return release(tx, desk_.env, giver, first); });
  EXPECT_EQ(holder_of(first), other.user_id);
  desk_.value<Conversation>(
      [&](Tx& tx) { return reassign(tx, desk_.env, other, first, desk_.sales.id, {}); });
  EXPECT_EQ(holder_of(first), giver.user_id);
  set(other, StatusPreset::busy);
  desk_.value<Conversation>([&](Tx& tx) { return release(tx, desk_.env, giver, first); });
  EXPECT_FALSE(holder_of(first)) << "nobody else is there";
  set(other, StatusPreset::available);
  EXPECT_EQ(holder_of(first), other.user_id);
}

TEST_F(RoutingTest, RT16_WhoGivesOneBackHasRoomForAnother) {
  desk_.presence.online = {desk_.ana.user_id};
  limit(desk_.ana, 1);
  const auto first = open();
  const auto second = open();
  desk_.value<Conversation>([&](Tx& tx) { return release(tx, desk_.env, desk_.ana, first); });
  EXPECT_FALSE(holder_of(first));
  EXPECT_EQ(holder_of(second), desk_.ana.user_id);
}

TEST_F(RoutingTest, AD4_RT12_NothingIsGivenToWhoMayNotAnswer) {
  EditRole looker;
  looker.name = "Looker";
  looker.rank = 5;
  looker.permissions.emplace().set(Action::see, Scope::all);
  const auto role =
      desk_.value<Role>([&](Tx& tx) { return create_role(tx, desk_.env, desk_.admin, looker); });
  const auto ben = desk_.value<std::optional<User>>(
      [&](Tx& tx) { return tx.users().find(desk_.ben.workspace_id, desk_.ben.user_id); });
  UpdateUser demoted;
  demoted.id = ben->id;
  demoted.version = ben->version;
  demoted.role = role.id;
  desk_.value<User>([&](Tx& tx) { return update_user(tx, desk_.env, desk_.admin, demoted); });
  desk_.presence.online = {desk_.ben.user_id};
  EXPECT_FALSE(holder_of(open())) << "he could only look at it";
  desk_.presence.online = {desk_.ana.user_id, desk_.ben.user_id};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(holder_of(open()), desk_.ana.user_id);
}

TEST_F(RoutingTest, RT16_TheSameAvailabilityAgainIsNoEvent) {
  set(desk_.ana, StatusPreset::busy);
  EXPECT_TRUE(desk_.last_event().data.contains(desk_.status(StatusPreset::busy).to_string()));
  const auto events = desk_.count_events();
  set(desk_.ana, StatusPreset::busy);
  EXPECT_EQ(desk_.count_events(), events);
}

TEST_F(RoutingTest, RT1_ADepartmentThatCallsEverybodyDoesSoOnceForWhatStaysInItsQueue) {
  UpdateDepartment command{desk_.sales.id, current_version(), {}, {}, {}};
  command.manners.alert_scope = AlertScope::all;
  desk_.value<Department>(
      [&](Tx& tx) { return update_department(tx, desk_.env, desk_.admin, command); });
  const auto before = desk_.last_event().seq;
  const auto waiting = open();
  const auto calls = [&] {
    return std::ranges::count(desk_.events_after(before), "department.called", &Event::type);
  };
  EXPECT_EQ(calls(), 1);
  EXPECT_TRUE(desk_.last_event().audience.everyone);
  EXPECT_FALSE(desk_.last_event().data.contains("conversation")) << "only that somebody waits";
  desk_.presence.online = {desk_.ana.user_id};
  set(desk_.ana, StatusPreset::busy);
  set(desk_.ana, StatusPreset::available);
  EXPECT_EQ(holder_of(waiting), desk_.ana.user_id);
  open();
  EXPECT_EQ(calls(), 1) << "what is given out at once needs no call";
}

TEST_F(RoutingTest, RT13_ALongQueueIsGivenToTheLastOne) {
  std::vector<ConversationId> waiting;
  for (int i = 0; i < 61; ++i) waiting.push_back(open());
  desk_.presence.online = {desk_.ana.user_id};
  set(desk_.ana, StatusPreset::busy);
  set(desk_.ana, StatusPreset::available);
  for (const auto id : waiting) EXPECT_EQ(holder_of(id), desk_.ana.user_id);
}

TEST_F(RoutingTest, RT17_AFollowUpGoesToWhoHeldTheEarlierOneIfAvailable) {
  desk_.presence.online = {desk_.ana.user_id, desk_.ben.user_id};
  const auto visitor = desk_.arrive();
  const auto first = desk_.open(visitor);
  const auto& known = first.holder_id == desk_.ana.user_id ? desk_.ana : desk_.ben;
  const auto follow_up = [&] {
    const auto last = desk_.newest_of(visitor);
    const auto holder = last.holder_id == desk_.ana.user_id ? desk_.ana : desk_.ben;
    desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, holder, last.id); });
    desk_.clock.time = desk_.clock.time.plus_seconds(73 * 3600);
    return desk_.open(visitor);
  };
  // By the numbers it would be the other's turn.
  open();
  open();
  for (int i = 0; i < 3; ++i) {
    const auto next = follow_up();
    EXPECT_TRUE(next.follows_id);
    EXPECT_EQ(next.holder_id, known.user_id);
  }
  set(known, StatusPreset::busy);
  EXPECT_NE(follow_up().holder_id, known.user_id);
}

TEST_F(RoutingTest, AManualDepartmentGivesNothing) {
  desk_.presence.online = {desk_.ana.user_id};
  UpdateDepartment command{desk_.sales.id, current_version(), {}, {}, RoutingMode::manual};
  desk_.value<Department>(
      [&](Tx& tx) { return update_department(tx, desk_.env, desk_.admin, command); });
  EXPECT_FALSE(holder_of(open()));
}

}  // namespace
}  // namespace harken::app
