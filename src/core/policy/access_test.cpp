// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/policy/access.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

enum class Holding { nobody, actor, other };

struct Case {
  Role role;
  bool is_member;
  Holding holding;
  // The allowed actions, by their letters: see, accept, reply, Reassign, solve (v), open again (o),
  // label, note. Empty: it does not even see it.
  std::string_view allowed;
};

// The whole matrix of AD1, AD2, AD6 and RT8.
constexpr Case kMatrix[] = {
    {Role::agent, true, Holding::nobody, "saoln"},
    {Role::agent, true, Holding::actor, "sarRvoln"},
    {Role::agent, true, Holding::other, "saoln"},
    {Role::agent, false, Holding::nobody, ""},
    {Role::agent, false, Holding::actor, "sarRvoln"},
    {Role::agent, false, Holding::other, ""},
    {Role::supervisor, true, Holding::nobody, "sarRvoln"},
    {Role::supervisor, true, Holding::actor, "sarRvoln"},
    {Role::supervisor, true, Holding::other, "saRvoln"},
    {Role::supervisor, false, Holding::nobody, ""},
    {Role::supervisor, false, Holding::actor, "sarRvoln"},
    {Role::supervisor, false, Holding::other, ""},
    {Role::admin, true, Holding::nobody, "sarRvoln"},
    {Role::admin, true, Holding::actor, "sarRvoln"},
    {Role::admin, true, Holding::other, "saRvoln"},
    {Role::admin, false, Holding::nobody, "sarRvoln"},
    {Role::admin, false, Holding::actor, "sarRvoln"},
    {Role::admin, false, Holding::other, "saRvoln"},
};

constexpr std::pair<char, Action> kActions[] = {
    {'s', Action::see},   {'a', Action::accept}, {'r', Action::reply}, {'R', Action::reassign},
    {'v', Action::solve}, {'o', Action::reopen}, {'l', Action::label}, {'n', Action::write_note},
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
          << "role " << int(each.role) << " member " << each.is_member << " holding "
          << int(each.holding) << " action " << letter;
    EXPECT_EQ(can_see(actor, audience_of(conversation)), !each.allowed.empty());
  }
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

TEST(Access, RanksDecideAboutTheDeskItself) {
  EXPECT_FALSE(can_administer(ana()));
  EXPECT_FALSE(can_administer(mira()));
  EXPECT_TRUE(can_administer(admin()));
  EXPECT_FALSE(can_edit_labels(ana()));
  EXPECT_TRUE(can_edit_labels(mira()));
  EXPECT_TRUE(can_edit_labels(admin()));
}

TEST(Access, AnActorIsItsUser) {
  const User user{kAna, kWorkspace, "Ana", "ana@demo.test", Role::supervisor, true, {kSales}};
  const auto actor = harken::actor_of(user);
  EXPECT_EQ(actor.user_id, kAna);
  EXPECT_EQ(actor.workspace_id, kWorkspace);
  EXPECT_EQ(actor.role, Role::supervisor);
  EXPECT_TRUE(actor.is_member(kSales));
  EXPECT_FALSE(actor.is_member(kRepairs));
}

}  // namespace
}  // namespace harken
