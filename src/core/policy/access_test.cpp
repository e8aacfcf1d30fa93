// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/access.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

enum class Holding { nobody, actor, other };

struct Case {
  RoleId role;
  bool is_member;
  Holding holding;
  // The allowed actions, by their letters: see, accept, reply, Reassign, take over, solve (v), open
  // again (o), label, note. Empty: it does not even see it.
  std::string_view allowed;
};

// The whole matrix of AD1, AD2, AD3, AD6 and RT8.
constexpr Case kMatrix[] = {
    {Role::agent, true, Holding::nobody, "saoln"},
    {Role::agent, true, Holding::actor, "sarRvoln"},
    {Role::agent, true, Holding::other, "saoln"},
    {Role::agent, false, Holding::nobody, ""},
    {Role::agent, false, Holding::actor, "sarRvoln"},
    {Role::agent, false, Holding::other, ""},
    {Role::supervisor, true, Holding::nobody, "sarRtvoln"},
    {Role::supervisor, true, Holding::actor, "sarRtvoln"},
    {Role::supervisor, true, Holding::other, "saRtvoln"},
    {Role::supervisor, false, Holding::nobody, ""},
    {Role::supervisor, false, Holding::actor, "sarRtvoln"},
    {Role::supervisor, false, Holding::other, ""},
    {Role::it_support, true, Holding::nobody, "saoln"},
    {Role::it_support, true, Holding::actor, "sarRvoln"},
    {Role::it_support, true, Holding::other, "saoln"},
    {Role::it_support, false, Holding::nobody, "sln"},
    {Role::it_support, false, Holding::actor, "sarRvoln"},
    {Role::it_support, false, Holding::other, "sln"},
    {Role::manager, true, Holding::nobody, "sarRtvoln"},
    {Role::manager, true, Holding::actor, "sarRtvoln"},
    {Role::manager, true, Holding::other, "saRtvoln"},
    {Role::manager, false, Holding::nobody, "sarRtvoln"},
    {Role::manager, false, Holding::actor, "sarRtvoln"},
    {Role::manager, false, Holding::other, "saRtvoln"},
    {Role::admin, true, Holding::nobody, "sarRtvoln"},
    {Role::admin, true, Holding::actor, "sarRtvoln"},
    {Role::admin, true, Holding::other, "saRtvoln"},
    {Role::admin, false, Holding::nobody, "sarRtvoln"},
    {Role::admin, false, Holding::actor, "sarRtvoln"},
    {Role::admin, false, Holding::other, "saRtvoln"},
};

constexpr std::pair<char, Action> kActions[] = {
    {'s', Action::see},      {'a', Action::accept},    {'r', Action::reply},
    {'R', Action::reassign}, {'t', Action::take_over}, {'v', Action::solve},
    {'o', Action::reopen},   {'l', Action::label},     {'n', Action::write_note},
};

Actor actor_of(const Case& each) {
  return make_actor(kAna, "Ana", each.role,
                    each.is_member ? std::vector{kSales, kRepairs} : std::vector{kRepairs});
}

Conversation conversation_of(const Case& each) {
  if (each.holding == Holding::nobody) return make_new();
  return make_held_by(each.holding == Holding::actor ? ana() : ben());
}

TEST(Access, IsTheMatrixOfRoleMembershipAndHolder) {
  for (const auto& each : kMatrix) {
    const auto actor = actor_of(each);
    const auto conversation = conversation_of(each);
    for (const auto& [letter, action] : kActions)
      EXPECT_EQ(can(actor, action, conversation), each.allowed.contains(letter))
          << "role " << each.role.value() << " member " << each.is_member << " holding "
          << int(each.holding) << " action " << letter;
    EXPECT_EQ(can_see(actor, audience_of(conversation)), !each.allowed.empty());
    const bool holds = each.holding == Holding::actor;
    EXPECT_EQ(can_escalate(actor, conversation), holds && each.allowed.contains('R'));
    EXPECT_EQ(can_set_aside(actor, conversation), holds && each.allowed.contains('v'));
    EXPECT_EQ(can_decide_access(actor, conversation), each.allowed.contains('R'));
  }
}

TEST(Access, UI5_WhoWasLetInAnswersOnlyWithALevelForIt) {
  auto conversation = make_held_by(ana());
  const auto let_in = [&](std::optional<AccessLevel> level) {
    conversation.access = {{AccessRequestId(1), kBen, "Ben", level, "", kNow}};
  };
  let_in(std::nullopt);
  EXPECT_FALSE(can(ben(), Action::reply, conversation)) << "nobody has decided yet";
  EXPECT_FALSE(has_access(ben(), AccessLevel::read_and_note, conversation));
  let_in(AccessLevel::read_and_note);
  EXPECT_FALSE(can(ben(), Action::reply, conversation));
  EXPECT_TRUE(has_access(ben(), AccessLevel::read_and_note, conversation));
  let_in(AccessLevel::write);
  EXPECT_TRUE(can(ben(), Action::reply, conversation));
  EXPECT_TRUE(has_access(ben(), AccessLevel::read_and_note, conversation));
  for (const auto action : {Action::solve, Action::reassign, Action::take_over})
    EXPECT_FALSE(can(ben(), action, conversation)) << "a helper is no holder: " << int(action);
  EXPECT_FALSE(can_escalate(ben(), conversation));
  EXPECT_FALSE(can_set_aside(ben(), conversation));
  EXPECT_FALSE(can_decide_access(ben(), conversation));
  EXPECT_FALSE(can(rob(), Action::reply, conversation));
}

TEST(Access, LC5_WhoEscalatedItReadsItAndDoesNothingElse) {
  auto own = make_actor(kAna, "Ana", Role::admin, {kSales});
  own.rights.permissions.set(Action::see, Scope::own);
  auto conversation = make_held_by(mira());
  EXPECT_FALSE(can_see(own, audience_of(conversation)));
  conversation.escalation = Escalation{kAna, "Ana", "angry", kNow};
  for (const auto& [letter, action] : kActions)
    EXPECT_EQ(can(own, action, conversation), action == Action::see) << letter;
  conversation.escalation->from_id = kBen;
  EXPECT_FALSE(can_see(own, audience_of(conversation)));
}

TEST(Access, NothingCrossesTheWorkspace) {
  auto conversation = make_held_by(admin());
  conversation.workspace_id = WorkspaceId(2);
  for (const auto& [letter, action] : kActions)
    EXPECT_FALSE(can(admin(), action, conversation)) << letter;
}

TEST(Access, WhatIsForEveryoneIsSeenByAll) {
  const auto nowhere = make_actor(kAna, "Ana", Role::agent, {});
  EXPECT_TRUE(can_see(nowhere, {.everyone = true}));
  EXPECT_FALSE(can_see(nowhere, {.department_id = kSales}));
}

TEST(Access, WhatIsPersonalIsSeenByOneAloneAndNotByAdmins) {
  EXPECT_TRUE(can_see(ana(), only_for(kAna)));
  for (const auto& actor : {ben(), mira(), admin()})
    EXPECT_FALSE(can_see(actor, only_for(kAna))) << actor.name;
  EXPECT_FALSE(can_see(admin(), Audience{})) << "nobody's";
}

// A role of the workspace's own, with `see` for the scope and everything else for all.
Actor seeing(Scope scope, std::vector<DepartmentId> departments) {
  auto actor = make_actor(kAna, "Ana", Role::admin, std::move(departments));
  actor.rights.permissions.set(Action::see, scope);
  return actor;
}

TEST(Access, AD4_NobodyDoesAnythingToWhatTheyDoNotSee) {
  const auto of_others = make_held_by(ben());
  for (const auto& [letter, action] : kActions) {
    EXPECT_FALSE(can(seeing(Scope::own, {kSales}), action, of_others)) << letter;
    EXPECT_FALSE(can(seeing(Scope::department, {kRepairs}), action, of_others)) << letter;
    EXPECT_TRUE(can(seeing(Scope::own, {}), action, make_held_by(ana()))) << letter;
  }
  EXPECT_FALSE(can_see(seeing(Scope::own, {kSales}), audience_of(make_new())));
  EXPECT_TRUE(can_see(seeing(Scope::department, {kSales}), audience_of(make_new())));
}

TEST(Access, AD4_EachVerbHasItsOwnScope) {
  auto actor = seeing(Scope::all, {kSales});
  actor.rights.permissions.set(Action::solve, Scope::none);
  actor.rights.permissions.set(Action::reassign, Scope::own);
  EXPECT_FALSE(can(actor, Action::solve, make_held_by(actor)));
  EXPECT_TRUE(can(actor, Action::reassign, make_held_by(actor)));
  EXPECT_FALSE(can(actor, Action::reassign, make_new()));
  EXPECT_TRUE(can(actor, Action::take_over, make_held_by(ben())));
}

TEST(Access, RightsOverTheDeskItself) {
  struct Desk {
    RoleId role;
    bool labels, people, roles, departments, channels, workspace, audit;
  };
  constexpr Desk kDesk[] = {{Role::agent, false, false, false, false, false, false, false},
                            {Role::supervisor, true, false, false, false, false, false, false},
                            {Role::manager, true, true, false, true, false, false, true},
                            {Role::it_support, false, false, false, false, true, false, true},
                            {Role::admin, true, true, true, true, true, true, true}};
  for (const auto& each : kDesk) {
    const auto actor = make_actor(kAna, "Ana", each.role, {});
    const auto role = each.role.value();
    EXPECT_EQ(can_edit_labels(actor), each.labels) << role;
    EXPECT_EQ(can_edit_knowledge(actor), each.labels) << role;
    EXPECT_EQ(can(actor, Action::manage_people), each.people) << role;
    EXPECT_EQ(can(actor, Action::manage_roles), each.roles) << role;
    EXPECT_EQ(can(actor, Action::manage_departments), each.departments) << role;
    EXPECT_EQ(can(actor, Action::manage_channels), each.channels) << role;
    EXPECT_EQ(can_administer(actor), each.workspace) << role;
    EXPECT_EQ(can(actor, Action::see_audit_log), each.audit) << role;
    // A verb of conversations is none of the desk itself unless it is for all.
    EXPECT_EQ(can(actor, Action::see), actor.scope_of(Action::see) == Scope::all) << role;
  }
}

TEST(Access, AD4_NobodyGrantsWhatTheyDoNotHave) {
  const auto manager = make_actor(kAna, "Ana", Role::manager, {});
  EXPECT_TRUE(can_grant(manager, rights_of(Role::manager)));
  EXPECT_TRUE(can_grant(manager, rights_of(Role::supervisor)));
  EXPECT_FALSE(can_grant(manager, rights_of(Role::admin)));
  EXPECT_FALSE(can_grant(manager, rights_of(Role::it_support))) << "channels are not a manager's";
  auto higher = rights_of(Role::agent);
  higher.rank = 31;
  EXPECT_FALSE(can_grant(manager, higher));
  for (const auto role : builtin_roles()) EXPECT_TRUE(can_grant(admin(), rights_of(role)));
}

TEST(Access, AD4_PeopleOfAHigherRankAreOutOfReach) {
  const auto manager = make_actor(kAna, "Ana", Role::manager, {});
  const auto reaches = [&](const Actor& actor, RoleId role) {
    User user;
    user.role = role;
    user.rights = rights_of(role);
    return can_edit_person(actor, user);
  };
  EXPECT_TRUE(reaches(manager, Role::agent));
  EXPECT_TRUE(reaches(manager, Role::manager));
  EXPECT_FALSE(reaches(manager, Role::admin));
  EXPECT_TRUE(reaches(admin(), Role::admin));
  EXPECT_FALSE(reaches(mira(), Role::agent)) << "a supervisor does not manage people";
}

TEST(Access, AD6_OnlyWhoSeesADepartmentLetsOthersIn) {
  EXPECT_TRUE(can_let_into(admin(), kSales));
  EXPECT_TRUE(can_let_into(ana(), kSales));
  EXPECT_FALSE(can_let_into(ana(), kRepairs));
  EXPECT_FALSE(can_let_into(seeing(Scope::own, {kSales}), kSales));
}

TEST(Access, BuiltinRolesGrantOnlyWhatCanBeGranted) {
  for (const auto role : builtin_roles())
    for (const auto& verb : verbs())
      EXPECT_TRUE(is_grantable(verb.action, rights_of(role).permissions.of(verb.action)))
          << role.value() << " verb " << int(verb.action);
  EXPECT_FALSE(is_grantable(Action::see, Scope::none));
  EXPECT_FALSE(is_grantable(Action::manage_people, Scope::department));
}

TEST(Access, CO12_WhatIsForOneUserIsSeenByNobodyElseNotEvenAnAdmin) {
  EXPECT_TRUE(can_see(ana(), only_for(kAna)));
  EXPECT_FALSE(can_see(mira(), only_for(kAna)));
  EXPECT_FALSE(can_see(admin(), only_for(kAna)));
}

struct CannedCase {
  CannedScope scope;
  // Who sees it and who edits it: Ana (agent) and Mira (supervisor) of sales, Rob of repairs, the
  // admin.
  std::string_view seen_by;
  std::string_view edited_by;
};

// Ana's own, one of sales, one of everybody.
constexpr CannedCase kCanned[] = {{CannedScope::personal, "a", "a"},
                                  {CannedScope::department, "amA", "mA"},
                                  {CannedScope::workspace, "amrA", "mA"}};

TEST(Access, CO2_CannedRepliesAreSeenAndEditedByTheirScope) {
  const auto rob = make_actor(UserId(77), "Rob", Role::agent, {kRepairs});
  const std::pair<char, Actor> people[] = {{'a', ana()}, {'m', mira()}, {'r', rob}, {'A', admin()}};
  for (const auto& each : kCanned) {
    CannedReply reply;
    reply.workspace_id = kWorkspace;
    reply.scope = each.scope;
    if (each.scope == CannedScope::personal) reply.owner_id = kAna;
    if (each.scope == CannedScope::department) reply.department_id = kSales;
    for (const auto& [letter, actor] : people) {
      EXPECT_EQ(can_see(actor, audience_of(reply)), each.seen_by.contains(letter)) << letter;
      EXPECT_EQ(can_edit(actor, reply), each.edited_by.contains(letter)) << letter;
    }
    reply.workspace_id = WorkspaceId(2);
    for (const auto& [letter, actor] : people) EXPECT_FALSE(can_edit(actor, reply)) << letter;
  }
}

TEST(Access, AnActorIsItsUser) {
  User user;
  user.id = kAna;
  user.workspace_id = kWorkspace;
  user.role = Role::supervisor;
  user.rights = rights_of(Role::supervisor);
  user.department_ids = {kSales};
  const auto actor = harken::actor_of(user);
  EXPECT_EQ(actor.user_id, kAna);
  EXPECT_EQ(actor.workspace_id, kWorkspace);
  EXPECT_EQ(actor.rights, rights_of(Role::supervisor));
  EXPECT_TRUE(actor.is_member(kSales));
  EXPECT_FALSE(actor.is_member(kRepairs));
}

TEST(Access, AD2_WholeQueuesAreForThoseWhoOversee) {
  EXPECT_FALSE(can_oversee(ana()));
  EXPECT_TRUE(can_oversee(mira()));
  EXPECT_TRUE(can_oversee(admin()));
  EXPECT_FALSE(can_oversee(make_actor(kAna, "Ana", Role::it_support, {kSales})));
}

TEST(Access, AD2_StatusesAreSetByOneselfAndByThoseWhoLeadTheDepartment) {
  User user;
  user.id = UserId(2);
  user.workspace_id = WorkspaceId(1);
  user.department_ids = {DepartmentId(5), DepartmentId(6)};
  const auto may = [&](UserId id, RoleId role, std::vector<DepartmentId> departments,
                       WorkspaceId workspace = WorkspaceId(1)) {
    return can_set_status({id, workspace, rights_of(role), "", std::move(departments)}, user);
  };
  EXPECT_TRUE(may(UserId(2), Role::agent, {}));
  EXPECT_FALSE(may(UserId(3), Role::agent, {DepartmentId(5)}));
  EXPECT_TRUE(may(UserId(3), Role::supervisor, {DepartmentId(6)}));
  EXPECT_FALSE(may(UserId(3), Role::supervisor, {DepartmentId(7)}));
  EXPECT_TRUE(may(UserId(3), Role::admin, {}));
  EXPECT_FALSE(may(UserId(3), Role::admin, {}, WorkspaceId(9)));
}

}  // namespace
}  // namespace harken
