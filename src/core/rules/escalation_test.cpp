// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/escalation.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

User user_of(const Actor& actor) {
  User user;
  user.id = actor.user_id;
  user.workspace_id = kWorkspace;
  user.name = actor.name;
  user.rights = actor.rights;
  user.department_ids = actor.department_ids;
  return user;
}

Result<Changed> escalate_to(Conversation& conversation, const Actor& actor, const Actor& to) {
  return escalate(conversation, actor, user_of(to), "angry", kNow);
}

Department sales() { return {kSales, kWorkspace, "Sales", {kAna, kBen}}; }

TEST(Escalate, LC5_TheSupervisorHoldsItAndTheAgentNoLongerAnswers) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*escalate_to(conversation, ana(), mira()));
  EXPECT_EQ(conversation.holder_id, mira().user_id);
  EXPECT_EQ(conversation.escalation->from_id, kAna);
  EXPECT_EQ(conversation.escalation->from_name, "Ana");
  EXPECT_EQ(conversation.escalation->reason, "angry");
  EXPECT_EQ(status_of(conversation), ConversationStatus::escalated);
  EXPECT_STREQ(prepare_reply(conversation, ana()).error().code, "not_holder");
  EXPECT_TRUE(can(ana(), Action::see, conversation));
}

TEST(Escalate, AD2_TheSupervisorAnswersAndItStaysEscalated) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(escalate_to(conversation, ana(), mira()));
  ASSERT_TRUE(prepare_reply(conversation, mira()));
  add_reply(conversation, make_message(MessageId(2000), SenderKind::user, "I am sorry", kNow));
  EXPECT_EQ(conversation.turn, Turn::theirs);
  EXPECT_EQ(status_of(conversation), ConversationStatus::escalated);
}

TEST(Escalate, OnlyByTheHolderAndOnlyToALeadOfTheDepartment) {
  auto conversation = make_held_by(ana());
  EXPECT_STREQ(escalate_to(conversation, ben(), mira()).error().code, "not_holder");
  EXPECT_STREQ(escalate_to(conversation, mira(), admin()).error().code, "not_holder");
  for (const auto& nobody : {ben(), ruth(), ana()})
    EXPECT_STREQ(escalate_to(conversation, ana(), nobody).error().code, "not_a_supervisor")
        << nobody.name;
  auto disabled = user_of(mira());
  disabled.active = false;
  EXPECT_STREQ(escalate(conversation, ana(), disabled, "", kNow).error().code, "not_a_supervisor");
  EXPECT_EQ(conversation.holder_id, kAna);
  EXPECT_TRUE(*escalate_to(conversation, ana(), admin())) << "an admin leads every department";
  auto solved = make_solved_by(ana());
  EXPECT_STREQ(escalate_to(solved, ana(), mira()).error().code, "not_active");
}

TEST(Escalate, TwiceToTheSameIsOnce) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*escalate_to(conversation, ana(), mira()));
  const auto again = escalate_to(conversation, ana(), mira());
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again);
}

TEST(Escalate, EndsWhenItIsHandedBackReleasedOrSolved) {
  auto escalated = make_held_by(ana());
  ASSERT_TRUE(escalate_to(escalated, ana(), mira()));
  auto conversation = escalated;
  const auto back = user_of(ana());
  ASSERT_TRUE(*reassign(conversation, mira(), {sales(), &back}));
  EXPECT_FALSE(conversation.escalation);
  EXPECT_TRUE(prepare_reply(conversation, ana()));
  conversation = escalated;
  ASSERT_TRUE(*release(conversation, mira()));
  EXPECT_FALSE(conversation.escalation);
  conversation = escalated;
  ASSERT_TRUE(*solve(conversation, mira(), kNow));
  EXPECT_FALSE(conversation.escalation);
  EXPECT_STREQ(solve(escalated, ana(), kNow).error().code, "not_holder");
}

}  // namespace
}  // namespace harken
