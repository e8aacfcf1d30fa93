// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/admin/people.hpp"
#include "app/admin/sessions.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class UserTest : public ::testing::Test {
 protected:
  User find(const Actor& actor) {
    return desk_
        .value<std::optional<User>>(
            [&](Tx& tx) { return tx.users().find(actor.workspace_id, actor.user_id); })
        .value();
  }
  UpdateUser change(const Actor& actor) {
    UpdateUser command;
    command.id = actor.user_id;
    command.version = find(actor).version;
    return command;
  }
  Result<User> update(const Actor& by, const UpdateUser& command) {
    return desk_.attempt<User>([&](Tx& tx) { return update_user(tx, desk_.env, by, command); });
  }
  Result<User> disable(const Actor& actor) {
    auto command = change(actor);
    command.active = false;
    return update(desk_.admin, command);
  }
  Result<User> create(const Actor& by, std::string email,
                      std::vector<DepartmentId> departments = {}) {
    const CreateUser command{"Cleo", std::move(email), Role::agent, "hash", std::move(departments)};
    return desk_.attempt<User>([&](Tx& tx) { return create_user(tx, desk_.env, by, command); });
  }

  testing::Desk desk_;
};

TEST_F(UserTest, A65_DisablingEndsSessionsAndTokensAndReturnsWhatWasHeld) {
  const auto held = desk_.open(desk_.arrive()).id;
  desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, held); });
  const auto session = desk_.value<NewSession>([&](Tx& tx) {
    return create_session(tx, desk_.env, desk_.ana.workspace_id, desk_.ana.user_id);
  });
  const auto token = desk_.value<NewToken>(
      [&](Tx& tx) { return create_token(tx, desk_.env, desk_.ana, "robot"); });
  ASSERT_TRUE(disable(desk_.ana));
  for (const auto& credentials :
       {Credentials{session.token, {}, {}, false}, Credentials{{}, token.token, {}, false}})
    EXPECT_EQ(testing::code_of(desk_.attempt<Authenticated>(
                  [&](Tx& tx) { return authenticate(tx, desk_.env, credentials); })),
              "unauthenticated");
  EXPECT_FALSE(desk_.find(held).holder_id);
  EXPECT_EQ(testing::code_of(desk_.attempt<NewSession>([&](Tx& tx) {
              return create_session(tx, desk_.env, desk_.ana.workspace_id, desk_.ana.user_id);
            })),
            "bad_credentials");
  auto back = change(desk_.ana);
  back.active = true;
  ASSERT_TRUE(update(desk_.admin, back));
  EXPECT_FALSE(desk_.attempt<Authenticated>([&](Tx& tx) {
    return authenticate(tx, desk_.env, {session.token, {}, {}, false});
  })) << "what has ended does not come back";
}

TEST_F(UserTest, TheLastAdminStays) {
  auto demotion = change(desk_.admin);
  demotion.role = Role::agent;
  EXPECT_EQ(testing::code_of(update(desk_.admin, demotion)), "last_admin");
  EXPECT_EQ(testing::code_of(disable(desk_.admin)), "last_admin");
  auto promotion = change(desk_.mira);
  promotion.role = Role::admin;
  ASSERT_TRUE(update(desk_.admin, promotion));
  EXPECT_TRUE(update(desk_.admin, demotion));
}

TEST_F(UserTest, ADisabledAdminDoesNotCountAsOne) {
  auto promotion = change(desk_.mira);
  promotion.role = Role::admin;
  ASSERT_TRUE(update(desk_.admin, promotion));
  ASSERT_TRUE(disable(desk_.mira));
  EXPECT_EQ(testing::code_of(disable(desk_.admin)), "last_admin");
}

TEST_F(UserTest, OneAddressIsOneAccountWhateverItsCase) {
  const auto events = desk_.count_events();
  EXPECT_EQ(testing::code_of(create(desk_.admin, " ANA@shop.test")), "already_exists");
  EXPECT_EQ(testing::field_of(create(desk_.admin, "nobody")), "email");
  EXPECT_EQ(testing::field_of(create(desk_.admin, "c@shop.test", {DepartmentId(99)})),
            "department_ids");
  EXPECT_EQ(testing::code_of(create(desk_.mira, "c@shop.test")), "forbidden");
  EXPECT_EQ(desk_.count_events(), events);
  EXPECT_TRUE(create(desk_.admin, "c@shop.test"));
}

TEST_F(UserTest, WhoeverIsSlowerOrMayNotChangesNothing) {
  auto command = change(desk_.ana);
  command.name = "Anna";
  EXPECT_EQ(testing::code_of(update(desk_.ana, command)), "forbidden");
  EXPECT_EQ(testing::code_of(update(desk_.mira, command)), "forbidden");
  ASSERT_TRUE(update(desk_.admin, command));
  const auto events = desk_.count_events();
  const auto late = update(desk_.admin, command);
  EXPECT_EQ(testing::code_of(late), "version_conflict");
  command.version = find(desk_.ana).version;
  command.capacity = -1;
  EXPECT_EQ(testing::field_of(update(desk_.admin, command)), "capacity");
  command.id = UserId(99);
  EXPECT_EQ(testing::code_of(update(desk_.admin, command)), "not_found");
  EXPECT_EQ(desk_.count_events(), events);
}

TEST_F(UserTest, WhoMovesChangesBothNounsForEverybody) {
  auto command = change(desk_.ana);
  command.department_ids = {desk_.repairs.id, desk_.repairs.id};
  const auto before = desk_.last_event().seq;
  const auto moved = update(desk_.admin, command);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->department_ids, std::vector{desk_.repairs.id});
  int departments = 0;
  for (const auto& event : desk_.events_after(before)) {
    EXPECT_TRUE(event.audience.everyone);
    EXPECT_FALSE(event.public_data);
    departments += event.type == "department.updated";
  }
  EXPECT_EQ(departments, 2);
}

}  // namespace
}  // namespace harken::app
