// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/roles.hpp"

#include <gtest/gtest.h>

#include "app/admin/people.hpp"
#include "app/testing/desk.hpp"
#include "core/policy/builtin_roles.hpp"

namespace harken::app {
namespace {

using testing::code_of;
using testing::field_of;

class RoleUseTest : public ::testing::Test {
 protected:
  EditRole lead() {
    EditRole command;
    command.name = "Shift lead";
    command.rank = 25;
    command.permissions = rights_of(Role::supervisor).permissions;
    command.permissions->set(Action::manage_people, Scope::all);
    return command;
  }
  Result<Role> create(const Actor& by, const EditRole& command) {
    return desk_.attempt<Role>([&](Tx& tx) { return create_role(tx, desk_.env, by, command); });
  }
  Result<Role> update(const Actor& by, const EditRole& command) {
    return desk_.attempt<Role>([&](Tx& tx) { return update_role(tx, desk_.env, by, command); });
  }
  Result<bool> remove(const Actor& by, RoleId id, RoleId replacement = {}) {
    return desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(delete_role(tx, desk_.env, by, id, replacement));
      return true;
    });
  }
  User find(UserId id) {
    return desk_
        .value<std::optional<User>>(
            [&](Tx& tx) { return tx.users().find(desk_.admin.workspace_id, id); })
        .value();
  }
  Result<User> give(const Actor& by, UserId to, RoleId role) {
    UpdateUser command;
    command.id = to;
    command.version = find(to).version;
    command.role = role;
    return desk_.attempt<User>([&](Tx& tx) { return update_user(tx, desk_.env, by, command); });
  }
  // Ana, with a role that has these rights besides an agent's.
  Actor ana_with(int rank, std::initializer_list<Action> granted) {
    auto command = lead();
    command.name = "Ana's";
    command.rank = rank;
    command.permissions = rights_of(Role::agent).permissions;
    for (const auto action : granted) command.permissions->set(action, Scope::all);
    const auto role = create(desk_.admin, command).value();
    return actor_of(give(desk_.admin, desk_.ana.user_id, role.id).value());
  }

  testing::Desk desk_;
};

TEST_F(RoleUseTest, AD4_TheWorkspaceHasItsOwnRolesBesideTheLadder) {
  const auto role = create(desk_.admin, lead());
  ASSERT_TRUE(role);
  EXPECT_EQ(desk_.last_event().type, "role.updated");
  const auto all = desk_.value<std::vector<Role>>(
      [&](Tx& tx) { return list_roles(tx, desk_.admin.workspace_id); });
  EXPECT_EQ(all.size(), 6U);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, [](const Role& each) { return each.rights.rank; }));
  const auto mira = give(desk_.admin, desk_.mira.user_id, role->id);
  ASSERT_TRUE(mira);
  EXPECT_TRUE(can(actor_of(*mira), Action::manage_people));
}

TEST_F(RoleUseTest, WhatCannotBeARoleIsRefused) {
  EXPECT_EQ(code_of(create(desk_.mira, lead())), "forbidden");
  ASSERT_TRUE(create(desk_.admin, lead()));
  auto command = lead();
  command.name = "SHIFT LEAD";
  EXPECT_EQ(code_of(create(desk_.admin, command)), "already_exists");
  command.name = "Blind";
  command.permissions->set(Action::see, Scope::none);
  EXPECT_EQ(field_of(create(desk_.admin, command)), "permissions");
  command = lead();
  command.name = "Half";
  command.permissions->set(Action::manage_people, Scope::department);
  EXPECT_EQ(field_of(create(desk_.admin, command)), "permissions");
  command = lead();
  command.name = "God";
  command.rank = 41;
  EXPECT_EQ(field_of(create(desk_.admin, command)), "rank");
}

TEST_F(RoleUseTest, BuiltInRolesStayAsTheyAre) {
  for (const auto id : builtin_roles()) {
    EditRole command;
    command.id = id;
    command.version = 1;
    command.name = "Mine";
    EXPECT_EQ(code_of(update(desk_.admin, command)), "builtin_role");
    EXPECT_EQ(code_of(remove(desk_.admin, id, Role::agent)), "builtin_role");
  }
}

TEST_F(RoleUseTest, AD4_NobodyMakesARoleBeyondTheirOwnRights) {
  const auto ana = ana_with(25, {Action::manage_roles, Action::manage_people});
  auto command = lead();
  EXPECT_EQ(code_of(create(ana, command)), "beyond_own_rights") << "labels are not Ana's";
  command.permissions = rights_of(Role::agent).permissions;
  EXPECT_TRUE(create(ana, command));
  command.name = "Higher";
  command.rank = 26;
  EXPECT_EQ(code_of(create(ana, command)), "beyond_own_rights");
}

TEST_F(RoleUseTest, AD4_NobodyGivesThemselvesOrOthersMoreThanTheyHave) {
  const auto ana = ana_with(25, {Action::manage_roles, Action::manage_people});
  const auto strong = create(desk_.admin, lead());
  EXPECT_EQ(code_of(give(ana, ana.user_id, Role::admin)), "beyond_own_rights");
  EXPECT_EQ(code_of(give(ana, ana.user_id, strong->id)), "beyond_own_rights");
  EXPECT_EQ(code_of(give(ana, desk_.ben.user_id, Role::supervisor)), "beyond_own_rights");
  EXPECT_TRUE(
      give(ana, desk_.ben.user_id, ana.rights.rank == 25 ? find(ana.user_id).role : RoleId{}));
  const CreateUser puppet{"Puppet", "puppet@shop.test", Role::admin, "hash", {}};
  EXPECT_EQ(
      code_of(desk_.attempt<User>([&](Tx& tx) { return create_user(tx, desk_.env, ana, puppet); })),
      "beyond_own_rights");
  EditRole widened;
  widened.id = find(ana.user_id).role;
  widened.version = 1;
  widened.permissions = rights_of(Role::admin).permissions;
  EXPECT_EQ(code_of(update(ana, widened)), "beyond_own_rights");
  widened.id = strong->id;
  widened.permissions.reset();
  widened.name = "Weak";
  EXPECT_EQ(code_of(update(ana, widened)), "beyond_own_rights") << "what is above is out of reach";
  EXPECT_EQ(code_of(remove(ana, strong->id, Role::agent)), "beyond_own_rights");
}

TEST_F(RoleUseTest, AD4_PeopleOfAHigherRankAreOutOfReach) {
  const auto ana = ana_with(15, {Action::manage_people});
  EXPECT_EQ(code_of(give(ana, desk_.mira.user_id, Role::agent)), "higher_rank");
  EXPECT_EQ(code_of(give(ana, desk_.admin.user_id, Role::agent)), "higher_rank");
  EXPECT_TRUE(give(ana, desk_.ben.user_id, find(ana.user_id).role));
}

TEST_F(RoleUseTest, AD6_NobodyLetsThemselvesIntoADepartmentThatTheyDoNotSee) {
  const auto ana = ana_with(25, {Action::manage_people, Action::manage_departments});
  UpdateUser into;
  into.id = ana.user_id;
  into.version = find(ana.user_id).version;
  into.department_ids = std::vector{desk_.sales.id, desk_.repairs.id};
  EXPECT_EQ(
      code_of(desk_.attempt<User>([&](Tx& tx) { return update_user(tx, desk_.env, ana, into); })),
      "beyond_own_rights");
  UpdateDepartment open;
  open.id = desk_.repairs.id;
  open.version = desk_
                     .value<std::optional<Department>>([&](Tx& tx) {
                       return tx.departments().find(desk_.admin.workspace_id, desk_.repairs.id);
                     })
                     ->version;
  open.member_ids = std::vector{desk_.rob.user_id, ana.user_id};
  std::ranges::sort(*open.member_ids);
  EXPECT_EQ(code_of(desk_.attempt<Department>(
                [&](Tx& tx) { return update_department(tx, desk_.env, ana, open); })),
            "beyond_own_rights");
  open.member_ids = std::vector<UserId>{};
  EXPECT_TRUE(desk_.attempt<Department>([&](Tx& tx) {
    return update_department(tx, desk_.env, ana, open);
  })) << "to put somebody out needs no sight";
}

TEST_F(RoleUseTest, ARoleInUseGoesOnlyWithAReplacement) {
  const auto role = create(desk_.admin, lead());
  ASSERT_TRUE(give(desk_.admin, desk_.mira.user_id, role->id));
  EXPECT_EQ(code_of(remove(desk_.admin, role->id)), "in_use");
  EXPECT_EQ(field_of(remove(desk_.admin, role->id, role->id)), "replacement");
  EXPECT_EQ(find(desk_.mira.user_id).role, role->id);
  ASSERT_TRUE(remove(desk_.admin, role->id, Role::agent));
  EXPECT_EQ(find(desk_.mira.user_id).role, Role::agent);
  EXPECT_EQ(desk_.last_event().type, "role.deleted");
  EXPECT_EQ(code_of(remove(desk_.admin, role->id)), "not_found");
}

TEST_F(RoleUseTest, WhoeverIsSlowerChangesNothing) {
  const auto role = create(desk_.admin, lead());
  EditRole change;
  change.id = role->id;
  change.version = 1;
  change.rank = 12;
  ASSERT_TRUE(update(desk_.admin, change));
  EXPECT_EQ(code_of(update(desk_.admin, change)), "version_conflict");
}

}  // namespace
}  // namespace harken::app
