// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ports/roles.hpp"

#include "adapters/sql/migrations.hpp"
#include "contract/samples.hpp"
#include "core/policy/builtin_roles.hpp"

namespace harken::test {
namespace {

class RoleTest : public DeskTest {
 protected:
  Role make_role(std::string name) {
    Role role{make_id<RoleId>(), workspace_.id, std::move(name), {15, {}}, 1};
    role.rights.permissions.set(Action::see, Scope::department);
    role.rights.permissions.set(Action::manage_people, Scope::all);
    return role;
  }
};

TEST_P(RoleTest, KeepsEveryField) {
  Role role = make_role(kNasty);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.roles().insert(role));
    RETURN_IF_ERROR(tx.roles().insert(make_role("Начальник")));
    role.name = "Shift lead";
    role.rights.rank = 25;
    role.rights.permissions.set(Action::see, Scope::all);
    role.version = 2;
    EXPECT_TRUE(value_of(tx.roles().update(role, 1)));
    EXPECT_FALSE(value_of(tx.roles().update(role, 1)));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto found = value_of(tx.roles().find(workspace_.id, role.id)).value_or(Role{});
    EXPECT_EQ(found.name, "Shift lead");
    EXPECT_EQ(found.rights, role.rights);
    EXPECT_EQ(found.version, 2);
    EXPECT_FALSE(value_of(tx.roles().find(WorkspaceId(9), role.id)));
    EXPECT_TRUE(value_of(tx.roles().find_by_name(workspace_.id, "НАЧАЛЬНИК")));
    EXPECT_FALSE(value_of(tx.roles().find_by_name(WorkspaceId(9), "Начальник")));
    EXPECT_EQ(value_of(tx.roles().list(workspace_.id)).size(), 2U);
    return {};
  });
}

TEST_P(RoleTest, AD4_AUserHasTheRightsOfTheRoleAsTheyAreNow) {
  Role role = make_role("Shift lead");
  User user = make_user(role.id, {sales_.id});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.roles().insert(role));
    RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    EXPECT_EQ(value_of(tx.users().find(workspace_.id, user.id)).value_or(User{}).rights,
              role.rights);
    EXPECT_EQ(value_of(tx.roles().count_people(workspace_.id, role.id)), 1);
    role.rights.permissions.set(Action::manage_people, Scope::none);
    role.version = 2;
    EXPECT_TRUE(value_of(tx.roles().update(role, 1)));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto found = value_of(tx.users().find(workspace_.id, user.id)).value_or(User{});
    EXPECT_EQ(found.role, role.id);
    EXPECT_EQ(found.rights, role.rights);
    EXPECT_EQ(value_of(tx.users().list(workspace_.id)).at(0).rights, role.rights);
    return {};
  });
}

TEST_P(RoleTest, ARoleThatIsGoneGrantsNothing) {
  const Role role = make_role("Shift lead");
  const User user = make_user(role.id, {sales_.id});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.roles().insert(role));
    RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    RETURN_IF_ERROR(tx.roles().remove(workspace_.id, role.id));
    EXPECT_EQ(value_of(tx.users().find(workspace_.id, user.id)).value_or(User{}).rights, Rights{});
    return {};
  });
}

// A desk from before there were roles.
TEST_P(RoleTest, AD3_TodaysRolesKeepTheirRights) {
  std::vector<sql::EmbeddedMigration> steps;
  for (const auto& each : sql::embedded_migrations()) {
    if (each.name.ends_with("_roles.sql"))
      steps.push_back({"0000_people.sql",
                       "INSERT INTO \"user\" (user_id, workspace_id, name, email, role, active, "
                       "password_hash, version, created_at) VALUES "
                       "(71, 1, 'A', 'a', 'agent', TRUE, '', 1, 0), "
                       "(72, 1, 'S', 's', 'supervisor', TRUE, '', 1, 0), "
                       "(73, 1, 'D', 'd', 'admin', TRUE, '', 1, 0);"});
    steps.push_back(each);
  }
  database_.reset();
  const Place old(GetParam());
  auto opened = sql::open_database({.url = old.url(), .clock = clock_, .fsync = false}, steps);
  ASSERT_TRUE(opened) << opened.error().detail;
  const auto status = run_read(**opened, [&](Tx& tx) -> Status {
    const auto users = value_of(tx.users().list(WorkspaceId(1)));
    EXPECT_EQ(users.size(), 3U);
    EXPECT_EQ(users.at(0).rights, rights_of(Role::agent));
    EXPECT_EQ(users.at(1).rights, rights_of(Role::supervisor));
    EXPECT_EQ(users.at(2).rights, rights_of(Role::admin));
    return {};
  });
  expect_ok(status);
}

HARKEN_ON_BOTH(RoleTest);

}  // namespace
}  // namespace harken::test
