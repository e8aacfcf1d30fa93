// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/later.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

constexpr Timestamp kTomorrow = kNow.plus_seconds(86'400);

template <class T>
const char* code_of(const Result<T>& outcome) {
  return outcome ? "" : outcome.error().code;
}

TEST(SetAside, LC20_TheHolderPutsItOffAndItWaits) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*set_aside(conversation, ana(), kTomorrow, kNow));
  EXPECT_EQ(conversation.set_aside_until, kTomorrow);
  EXPECT_EQ(status_of(conversation), ConversationStatus::waiting);
  EXPECT_FALSE(*set_aside(conversation, ana(), kTomorrow, kNow));
}

TEST(SetAside, LC20_OnlyByTheHolderAndIntoTheFuture) {
  auto conversation = make_held_by(ana());
  EXPECT_STREQ(code_of(set_aside(conversation, ben(), kTomorrow, kNow)), "not_holder");
  EXPECT_STREQ(code_of(set_aside(conversation, mira(), kTomorrow, kNow)), "not_holder");
  EXPECT_STREQ(code_of(set_aside(conversation, ana(), kNow, kNow)), "invalid");
  const auto too_far = kNow.plus_seconds(kMaxLaterSeconds + 1);
  EXPECT_STREQ(code_of(set_aside(conversation, ana(), too_far, kNow)), "invalid");
  auto solved = make_solved_by(ana());
  EXPECT_STREQ(code_of(set_aside(solved, ana(), kTomorrow, kNow)), "not_active");
  auto queued = make_new();
  EXPECT_STREQ(code_of(set_aside(queued, ana(), kTomorrow, kNow)), "not_holder");
}

TEST(SetAside, LC20_ReturnsAtItsTimeAndIsOurTurn) {
  auto conversation = make_held_by(ana());
  conversation.turn = Turn::theirs;
  conversation.waiting_since.reset();
  ASSERT_TRUE(set_aside(conversation, ana(), kTomorrow, kNow));
  EXPECT_FALSE(return_when_due(conversation, kTomorrow.plus_seconds(-1)));
  EXPECT_TRUE(return_when_due(conversation, kTomorrow));
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
  EXPECT_EQ(conversation.waiting_since, kTomorrow)
      << "it has an age, and can be the longest waiting";
  EXPECT_FALSE(return_when_due(conversation, kTomorrow)) << "once";
}

TEST(SetAside, LC20_ACustomersMessageWakesIt) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(set_aside(conversation, ana(), kTomorrow, kNow));
  ASSERT_TRUE(plan_solve(conversation, ana(), kTomorrow, kNow));
  add_customer_message(conversation,
                       make_message(MessageId(2000), SenderKind::customer, "and?", kNow), true);
  EXPECT_FALSE(conversation.set_aside_until);
  EXPECT_FALSE(conversation.solve_at) << "the customer is not finished";
  EXPECT_EQ(conversation.holder_id, kAna);
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
}

TEST(SetAside, AnAnswerLeavesItWhereItIs) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(set_aside(conversation, ana(), kTomorrow, kNow));
  ASSERT_TRUE(prepare_reply(conversation, ana()));
  add_reply(conversation, make_message(MessageId(2000), SenderKind::user, "on Monday", kNow));
  EXPECT_EQ(conversation.set_aside_until, kTomorrow);
}

TEST(SetAside, EndsWithTheHolding) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(set_aside(conversation, ana(), kTomorrow, kNow));
  ASSERT_TRUE(plan_solve(conversation, ana(), kTomorrow, kNow));
  ASSERT_TRUE(take_over(conversation, mira()));
  EXPECT_FALSE(conversation.set_aside_until);
  EXPECT_FALSE(conversation.solve_at);
}

TEST(PlannedSolve, SolvesAtItsTimeOnly) {
  auto conversation = make_held_by(ana());
  EXPECT_STREQ(code_of(plan_solve(conversation, ben(), kTomorrow, kNow)), "not_holder");
  EXPECT_STREQ(code_of(plan_solve(conversation, ana(), kNow, kNow)), "invalid");
  ASSERT_TRUE(*plan_solve(conversation, ana(), kTomorrow, kNow));
  EXPECT_FALSE(*plan_solve(conversation, ana(), kTomorrow, kNow));
  EXPECT_FALSE(solve_when_due(conversation, kTomorrow.plus_seconds(-1)));
  EXPECT_TRUE(solve_when_due(conversation, kTomorrow));
  EXPECT_EQ(status_of(conversation), ConversationStatus::solved);
  EXPECT_EQ(conversation.solved_at, kTomorrow);
  EXPECT_FALSE(solve_when_due(conversation, kTomorrow)) << "once";
  auto queued = make_new();
  EXPECT_STREQ(code_of(plan_solve(queued, mira(), kTomorrow, kNow)), "not_holder");
}

TEST(Wake, BringsBackAndCallsOff) {
  auto conversation = make_held_by(ana());
  EXPECT_FALSE(*wake(conversation, ana())) << "nothing to wake";
  ASSERT_TRUE(set_aside(conversation, ana(), kTomorrow, kNow));
  ASSERT_TRUE(plan_solve(conversation, ana(), kTomorrow, kNow));
  EXPECT_STREQ(code_of(wake(conversation, ben())), "not_holder");
  ASSERT_TRUE(*wake(conversation, ana()));
  EXPECT_FALSE(conversation.set_aside_until);
  EXPECT_FALSE(conversation.solve_at);
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
}

}  // namespace
}  // namespace harken
