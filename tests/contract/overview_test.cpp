// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ports/overview.hpp"
#include "contract/samples.hpp"
#include "core/policy/builtin_roles.hpp"

namespace harken::test {
namespace {

class OverviewTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    ana_ = make_user(Role::agent, {sales_.id});
    mira_ = make_user(Role::supervisor, {sales_.id});
    rob_ = make_user(Role::agent, {support_.id});
    write([&](Tx& tx) -> Status {
      for (const auto& user : {ana_, mira_, rob_}) RETURN_IF_ERROR(tx.users().insert(user, "hash"));
      return {};
    });
  }

  // One whose customer has waited since then; none: whose turn is theirs.
  Conversation add(DepartmentId department, UserId holder, std::optional<Timestamp> since) {
    auto conversation = make_conversation();
    conversation.department_id = department;
    conversation.holder_id = holder;
    conversation.waiting_since = since;
    conversation.turn = since ? Turn::ours : Turn::theirs;
    write([&](Tx& tx) { return tx.conversations().insert(conversation); });
    return conversation;
  }
  Status set_mode(Tx& tx, DepartmentId id, RoutingMode mode) {
    auto department = value_of(tx.departments().find(workspace_.id, id)).value_or(Department{});
    department.mode = mode;
    department.version += 1;
    EXPECT_TRUE(value_of(tx.departments().update(department, department.version - 1)));
    return {};
  }

  User ana_, mira_, rob_;
};

TEST_P(OverviewTest, AD2_CountsWhatEverybodyHoldsAndHowLongItWaits) {
  add(sales_.id, ana_.id, Timestamp{300});
  add(sales_.id, ana_.id, Timestamp{200});
  add(sales_.id, ana_.id, std::nullopt);
  auto solved = make_conversation();
  solved.holder_id = ana_.id;
  solved.lifecycle = Lifecycle::solved;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().note_absence(mira_.id, Timestamp{50}));
    return tx.conversations().insert(solved);
  });
  read([&](Tx& tx) -> Status {
    const auto people = value_of(tx.overview().list_people(actor_of(mira_)));
    EXPECT_EQ(people.size(), 2U) << "not of another department";
    EXPECT_EQ(people.at(0).user_id, ana_.id);
    EXPECT_EQ(people.at(0).held, 3);
    EXPECT_EQ(people.at(0).unanswered, 2);
    EXPECT_EQ(people.at(0).waiting_since, Timestamp{200});
    EXPECT_FALSE(people.at(0).absent_since);
    EXPECT_EQ(people.at(1).held, 0);
    EXPECT_FALSE(people.at(1).waiting_since);
    EXPECT_EQ(people.at(1).absent_since, Timestamp{50});
    auto admin = actor_of(rob_);
    admin.rights = rights_of(Role::admin);
    EXPECT_EQ(value_of(tx.overview().list_people(admin)).size(), 3U);
    admin.workspace_id = WorkspaceId(9);
    EXPECT_TRUE(value_of(tx.overview().list_people(admin)).empty());
    return {};
  });
}

TEST_P(OverviewTest, RT13_CountsTheQueuesOfTheDepartmentsThatOneLeads) {
  add(sales_.id, UserId(), Timestamp{400});
  add(sales_.id, UserId(), Timestamp{250});
  add(sales_.id, ana_.id, Timestamp{300});
  add(sales_.id, ana_.id, std::nullopt);
  add(support_.id, UserId(), Timestamp{100});
  read([&](Tx& tx) -> Status {
    const auto own = value_of(tx.overview().list_departments(actor_of(mira_)));
    EXPECT_EQ(own.size(), 1U);
    EXPECT_EQ(own.at(0).department_id, sales_.id);
    EXPECT_EQ(own.at(0).queued, 2);
    EXPECT_EQ(own.at(0).queued_since, Timestamp{250});
    EXPECT_EQ(own.at(0).held, 2);
    EXPECT_EQ(own.at(0).unanswered, 1);
    EXPECT_EQ(own.at(0).unanswered_since, Timestamp{300});
    auto admin = actor_of(rob_);
    admin.rights = rights_of(Role::admin);
    EXPECT_EQ(value_of(tx.overview().list_departments(admin)).size(), 2U);
    return {};
  });
}

TEST_P(OverviewTest, AD2_TheLongestWaitingComesFirstWhoeverHoldsIt) {
  const auto late = add(sales_.id, UserId(), Timestamp{400});
  const auto early = add(sales_.id, ana_.id, Timestamp{100});
  add(sales_.id, ana_.id, std::nullopt);
  const auto foreign = add(support_.id, rob_.id, Timestamp{50});
  const auto own = add(support_.id, mira_.id, Timestamp{200});
  read([&](Tx& tx) -> Status {
    const auto waiting = value_of(tx.overview().list_longest_waiting(actor_of(mira_), 9));
    EXPECT_EQ(waiting.size(), 3U);
    EXPECT_EQ(waiting.at(0).id, early.id);
    EXPECT_EQ(waiting.at(1).id, own.id);
    EXPECT_EQ(waiting.at(2).id, late.id);
    EXPECT_EQ(value_of(tx.overview().list_longest_waiting(actor_of(mira_), 1)).size(), 1U);
    auto admin = actor_of(ana_);
    admin.rights = rights_of(Role::admin);
    EXPECT_EQ(value_of(tx.overview().list_longest_waiting(admin, 9)).at(0).id, foreign.id);
    return {};
  });
}

TEST_P(OverviewTest, AD6_WhatTheActorMayNotSeeIsNeitherShownNorCounted) {
  add(sales_.id, ana_.id, Timestamp{100});
  const auto own = add(sales_.id, mira_.id, Timestamp{200});
  auto mira = actor_of(mira_);
  mira.rights.permissions.set(Action::see, Scope::own);
  read([&](Tx& tx) -> Status {
    const auto waiting = value_of(tx.overview().list_longest_waiting(mira, 9));
    EXPECT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.at(0).id, own.id);
    std::int64_t held = 0;
    for (const auto& each : value_of(tx.overview().list_people(mira))) held += each.held;
    EXPECT_EQ(held, 1);
    for (const auto& each : value_of(tx.overview().list_departments(mira)))
      EXPECT_EQ(each.held, each.department_id == sales_.id ? 1 : 0);
    return {};
  });
}

TEST_P(OverviewTest, RT13_NewIsWhatWaitsForAcceptanceAndUnassignedTheWholeQueue) {
  const auto automatic = add(sales_.id, UserId(), Timestamp{400});
  const auto manual = add(support_.id, UserId(), Timestamp{250});
  auto ana = actor_of(ana_);
  ana.department_ids = {sales_.id, support_.id};
  write([&](Tx& tx) -> Status {
    ana_.department_ids = ana.department_ids;
    EXPECT_TRUE(value_of(tx.users().update(ana_, 1)));
    mira_.department_ids = ana.department_ids;
    EXPECT_TRUE(value_of(tx.users().update(mira_, 1)));
    return set_mode(tx, sales_.id, RoutingMode::automatic);
  });
  read([&](Tx& tx) -> Status {
    const auto ids_in = [&](const Actor& actor, View view) {
      ConversationQuery query;
      query.view = view;
      std::vector<ConversationId> ids;
      for (const auto& row : value_of(tx.conversations().list(actor, query))) ids.push_back(row.id);
      return ids;
    };
    EXPECT_EQ(ids_in(ana, View::fresh), std::vector{manual.id});
    const auto mira = actor_of(mira_);
    EXPECT_EQ(ids_in(mira, View::fresh), std::vector{manual.id});
    EXPECT_EQ(ids_in(mira, View::unassigned), (std::vector{manual.id, automatic.id}));
    EXPECT_EQ(ids_in(mira, View::all).size(), 2U);
    EXPECT_EQ(value_of(tx.conversations().count(mira)).fresh, 1);
    EXPECT_EQ(value_of(tx.conversations().count(mira)).unassigned, 2);
    EXPECT_EQ(value_of(tx.conversations().count(ana)).fresh, 1);
    EXPECT_EQ(value_of(tx.conversations().count(ana)).unassigned, 0);
    auto admin = mira;
    admin.rights = rights_of(Role::admin);
    EXPECT_EQ(value_of(tx.conversations().count(admin)).fresh, 1);
    EXPECT_EQ(value_of(tx.conversations().count(admin)).unassigned, 2);
    return {};
  });
}

HARKEN_ON_BOTH(OverviewTest);

}  // namespace
}  // namespace harken::test
