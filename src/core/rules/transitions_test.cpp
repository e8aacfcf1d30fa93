// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/transitions.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

// A refusal says why by its code and leaves the conversation alone.
template <class Outcome>
void expect_refused(const Outcome& outcome, Errc kind, const char* code, const Conversation& before,
                    const Conversation& after) {
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, kind);
  EXPECT_STREQ(outcome.error().code, code);
  EXPECT_EQ(after.holder_id, before.holder_id);
  EXPECT_EQ(after.holder_name, before.holder_name);
  EXPECT_EQ(after.lifecycle, before.lifecycle);
  EXPECT_EQ(after.department_id, before.department_id);
  EXPECT_EQ(after.turn, before.turn);
  EXPECT_EQ(after.unread, before.unread);
  EXPECT_EQ(after.waiting_since, before.waiting_since);
  EXPECT_EQ(after.solved_at, before.solved_at);
}

TEST(Status, LC1_LC2_FollowsFromTheFacts) {
  auto conversation = make_new();
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
  conversation.turn = Turn::theirs;
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
  conversation = make_held_by(ana());
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
  conversation.turn = Turn::theirs;
  EXPECT_EQ(status_of(conversation), ConversationStatus::waiting);
  EXPECT_EQ(status_of(make_solved_by(ana())), ConversationStatus::solved);
}

TEST(Accept, RT4_TakesWhatNobodyHolds) {
  auto conversation = make_new();
  const auto changed = accept(conversation, ana());
  ASSERT_TRUE(changed);
  EXPECT_TRUE(*changed);
  EXPECT_EQ(conversation.holder_id, kAna);
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.unread, 1) << "accepting is not reading";
}

TEST(Accept, RT5_ShowsWhoAccepted) {
  auto conversation = make_new();
  ASSERT_TRUE(accept(conversation, ana()));
  EXPECT_EQ(conversation.holder_name, "Ana");
}

TEST(Accept, RT6_TheSecondLosesAndLearnsWhoWon) {
  auto conversation = make_new();
  ASSERT_TRUE(accept(conversation, ana()));
  const auto before = conversation;
  const auto second = accept(conversation, ben());
  expect_refused(second, Errc::conflict, "already_accepted", before, conversation);
  EXPECT_EQ(second.error().holder_id, kAna.to_string());
  EXPECT_EQ(second.error().holder_name, "Ana");
}

TEST(Accept, RT4_ByTheHolderAgainChangesNothing) {
  auto conversation = make_held_by(ana());
  const auto again = accept(conversation, ana());
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again);
}

TEST(Accept, RT4_RefusesSolvedOnesEvenToTheirHolder) {
  auto conversation = make_solved_by(ana());
  const auto before = conversation;
  expect_refused(accept(conversation, ana()), Errc::conflict, "not_active", before, conversation);
  expect_refused(accept(conversation, ben()), Errc::conflict, "not_active", before, conversation);
}

TEST(Accept, AD6_RefusesOtherDepartments) {
  auto conversation = make_new();
  const auto before = conversation;
  expect_refused(accept(conversation, rob()), Errc::forbidden, "forbidden", before, conversation);
  expect_refused(accept(conversation, ruth()), Errc::forbidden, "forbidden", before, conversation);
  EXPECT_TRUE(accept(conversation, admin()));
}

TEST(TakeOver, AD2_ASupervisorOfTheDepartmentBecomesTheHolder) {
  auto conversation = make_held_by(ana());
  const auto changed = take_over(conversation, mira());
  ASSERT_TRUE(changed);
  EXPECT_TRUE(*changed);
  EXPECT_EQ(conversation.holder_id, mira().user_id);
  EXPECT_EQ(conversation.holder_name, mira().name);
  const auto again = take_over(conversation, mira());
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again);
}

TEST(TakeOver, AD1_AD6_RefusesAgentsAndSupervisorsOfOtherDepartments) {
  auto conversation = make_held_by(ana());
  const auto before = conversation;
  expect_refused(take_over(conversation, ben()), Errc::forbidden, "forbidden", before,
                 conversation);
  expect_refused(take_over(conversation, ruth()), Errc::forbidden, "forbidden", before,
                 conversation);
  EXPECT_TRUE(take_over(conversation, admin()));
}

TEST(TakeOver, RefusesSolvedOnes) {
  auto conversation = make_solved_by(ana());
  const auto before = conversation;
  expect_refused(take_over(conversation, mira()), Errc::conflict, "not_active", before,
                 conversation);
}

Department repairs() { return {kRepairs, kWorkspace, "Repairs", {rob().user_id, ruth().user_id}}; }
Department sales() { return {kSales, kWorkspace, "Sales", {kAna, kBen}}; }
User user_of(const Actor& actor) {
  return {.id = actor.user_id, .workspace_id = kWorkspace, .name = actor.name};
}

TEST(TakeOver, AD2_WhatWasEscalatedStaysInViewOfWhoEscalatedIt) {
  auto conversation = make_held_by(mira());
  conversation.escalation = Escalation{kAna, "Ana", "angry", kNow};
  ASSERT_TRUE(*take_over(conversation, admin()));
  ASSERT_TRUE(conversation.escalation);
  EXPECT_EQ(conversation.escalation->from_id, kAna);
  EXPECT_EQ(status_of(conversation), ConversationStatus::escalated);
}

TEST(Release, GivesItBackToItsQueue) {
  auto conversation = make_held_by(ana());
  const auto before = conversation;
  expect_refused(release(conversation, ben()), Errc::forbidden, "not_holder", before, conversation);
  ASSERT_TRUE(*release(conversation, ana()));
  EXPECT_FALSE(conversation.holder_id);
  EXPECT_EQ(conversation.department_id, kSales);
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
  EXPECT_FALSE(*release(conversation, mira())) << "it is there already";
  auto solved = make_solved_by(ana());
  EXPECT_STREQ(release(solved, ana()).error().code, "not_active");
}

TEST(Reassign, RT8_OnlyByTheHolderOrALead) {
  auto conversation = make_held_by(ana());
  const auto before = conversation;
  const auto refused = reassign(conversation, ben(), {repairs()});
  expect_refused(refused, Errc::forbidden, "not_holder", before, conversation);
  EXPECT_EQ(refused.error().holder_name, "Ana");
  for (const auto& actor : {ana(), mira(), admin()}) {
    auto copy = before;
    EXPECT_TRUE(reassign(copy, actor, {repairs()})) << actor.name;
  }
  expect_refused(reassign(conversation, ruth(), {repairs()}), Errc::forbidden, "not_holder", before,
                 conversation);
}

TEST(Reassign, RT8_NotByAnAgentOutOfTheQueue) {
  auto conversation = make_new();
  const auto before = conversation;
  const auto refused = reassign(conversation, ana(), {repairs()});
  expect_refused(refused, Errc::forbidden, "not_holder", before, conversation);
  EXPECT_EQ(refused.error().holder_id, "") << "nobody to name";
}

TEST(Reassign, RT9_ToADepartmentQueuesItThere) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*reassign(conversation, ana(), {repairs()}));
  EXPECT_EQ(conversation.department_id, kRepairs);
  EXPECT_FALSE(conversation.holder_id);
  EXPECT_EQ(conversation.holder_name, "");
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
}

TEST(Reassign, RT9_ToTheOwnDepartmentGivesItBack) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*reassign(conversation, ana(), {sales()}));
  EXPECT_EQ(conversation.department_id, kSales);
  EXPECT_FALSE(conversation.holder_id);
}

TEST(Reassign, RT10_ToAMemberIsHeldAtOnce) {
  auto conversation = make_held_by(ana());
  const auto user = user_of(rob());
  ASSERT_TRUE(*reassign(conversation, ana(), {repairs(), &user}));
  EXPECT_EQ(conversation.department_id, kRepairs);
  EXPECT_EQ(conversation.holder_id, rob().user_id);
  EXPECT_EQ(conversation.holder_name, "Rob");
}

TEST(Reassign, RT10_RefusesWhoIsNoActiveMember) {
  auto conversation = make_held_by(ana());
  const auto before = conversation;
  const auto stranger = user_of(ben());
  expect_refused(reassign(conversation, ana(), {repairs(), &stranger}), Errc::conflict,
                 "not_a_member", before, conversation);
  auto disabled = user_of(rob());
  disabled.active = false;
  expect_refused(reassign(conversation, ana(), {repairs(), &disabled}), Errc::conflict,
                 "not_a_member", before, conversation);
}

TEST(Reassign, RT11_ToWhereItIsChangesNothing) {
  auto conversation = make_held_by(ana());
  const auto self = user_of(ana());
  const auto changed = reassign(conversation, ana(), {sales(), &self});
  ASSERT_TRUE(changed);
  EXPECT_FALSE(*changed);
  EXPECT_EQ(conversation.holder_id, kAna);
}

TEST(Reassign, LC2_RefusesSolvedOnes) {
  auto conversation = make_solved_by(ana());
  const auto before = conversation;
  expect_refused(reassign(conversation, ana(), {repairs()}), Errc::conflict, "not_active", before,
                 conversation);
}

TEST(Solve, LC2_ByTheHolderEndsTheWaiting) {
  auto conversation = make_held_by(ana());
  ASSERT_TRUE(*solve(conversation, ana(), kNow));
  EXPECT_EQ(status_of(conversation), ConversationStatus::solved);
  EXPECT_EQ(conversation.solved_at, kNow);
  EXPECT_EQ(conversation.waiting_since, std::nullopt);
  EXPECT_EQ(conversation.unread, 0);
  EXPECT_EQ(conversation.holder_id, kAna) << "who solved it stays known";
}

TEST(Solve, AD1_OnlyByTheHolderOrALead) {
  auto held = make_held_by(ana());
  const auto before = held;
  expect_refused(solve(held, ben(), kNow), Errc::forbidden, "not_holder", before, held);
  expect_refused(solve(held, ruth(), kNow), Errc::forbidden, "not_holder", before, held);
  auto queued = make_new();
  const auto queued_before = queued;
  expect_refused(solve(queued, ana(), kNow), Errc::forbidden, "not_holder", queued_before, queued);
  EXPECT_TRUE(*solve(held, mira(), kNow));
  EXPECT_TRUE(*solve(queued, mira(), kNow));
}

TEST(Solve, LC2_AgainChangesNothing) {
  auto conversation = make_solved_by(ana());
  const auto again = solve(conversation, ana(), kNow.plus_seconds(60));
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again);
  EXPECT_EQ(conversation.solved_at, kNow);
}

TEST(Reopen, LC2_IsHeldByWhoReopenedIt) {
  auto conversation = make_solved_by(ana());
  conversation.turn = Turn::theirs;
  ASSERT_TRUE(*reopen(conversation, ben()));
  EXPECT_EQ(conversation.holder_id, kBen);
  EXPECT_EQ(conversation.holder_name, "Ben");
  EXPECT_EQ(conversation.solved_at, std::nullopt);
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
}

TEST(Reopen, LC2_RefusesWhatIsNotSolved) {
  for (auto conversation : {make_new(), make_held_by(ana())}) {
    const auto before = conversation;
    expect_refused(reopen(conversation, ana()), Errc::conflict, "not_solved", before, conversation);
  }
}

TEST(Reopen, AD6_RefusesOtherDepartmentsButNotTheEarlierHolder) {
  auto conversation = make_solved_by(ana());
  const auto before = conversation;
  expect_refused(reopen(conversation, rob()), Errc::forbidden, "forbidden", before, conversation);
  auto moved = ana();
  moved.department_ids = {kRepairs};
  EXPECT_TRUE(*reopen(conversation, moved));
}

TEST(Reply, AD1_OnlyTheHolder) {
  auto conversation = make_held_by(ana());
  EXPECT_TRUE(prepare_reply(conversation, ana()));
  const auto before = conversation;
  for (const auto& actor : {ben(), mira(), admin(), rob()}) {
    const auto refused = prepare_reply(conversation, actor);
    expect_refused(refused, Errc::forbidden, "not_holder", before, conversation);
    EXPECT_EQ(refused.error().holder_name, "Ana");
  }
}

TEST(Reply, AD1_NotToAQueuedOneByAnAgent) {
  auto conversation = make_new();
  const auto before = conversation;
  expect_refused(prepare_reply(conversation, ana()), Errc::forbidden, "not_holder", before,
                 conversation);
}

TEST(Reply, AD2_ASupervisorOnAQueuedOneBecomesItsHolder) {
  auto conversation = make_new();
  ASSERT_TRUE(prepare_reply(conversation, mira()));
  EXPECT_EQ(conversation.holder_id, mira().user_id);
  EXPECT_EQ(conversation.holder_name, "Mira");
}

TEST(Reply, AD2_NotASupervisorOfAnotherDepartment) {
  auto conversation = make_new();
  const auto before = conversation;
  expect_refused(prepare_reply(conversation, ruth()), Errc::forbidden, "not_holder", before,
                 conversation);
}

TEST(Reply, LC2_RefusesSolvedOnes) {
  auto conversation = make_solved_by(ana());
  const auto before = conversation;
  expect_refused(prepare_reply(conversation, ana()), Errc::conflict, "not_active", before,
                 conversation);
}

TEST(Reply, LC4_TurnsItToTheCustomerByItself) {
  auto conversation = make_held_by(ana());
  const auto later = kNow.plus_seconds(5);
  add_reply(conversation, make_message(MessageId(1001), SenderKind::user, "hi\n there", later));
  EXPECT_EQ(status_of(conversation), ConversationStatus::waiting);
  EXPECT_EQ(conversation.waiting_since, std::nullopt);
  EXPECT_EQ(conversation.unread, 0);
  EXPECT_EQ(conversation.staff_read_id, MessageId(1000)) << "who answers has read the question";
  EXPECT_EQ(conversation.last_message->text, "hi there");
  EXPECT_EQ(conversation.last_message->sender, SenderKind::user);
  EXPECT_EQ(conversation.last_activity_at, later);
}

TEST(CustomerMessage, LC4_TurnsItBackToUs) {
  auto conversation = make_held_by(ana());
  add_reply(conversation, make_message(MessageId(1001), SenderKind::user, "hi", kNow));
  const auto later = kNow.plus_seconds(9);
  add_customer_message(conversation,
                       make_message(MessageId(1002), SenderKind::customer, "ah", later), false);
  EXPECT_EQ(status_of(conversation), ConversationStatus::open);
  EXPECT_EQ(conversation.holder_id, kAna) << "an active one stays with its holder, online or not";
  EXPECT_EQ(conversation.waiting_since, later);
  EXPECT_EQ(conversation.unread, 1);
  EXPECT_EQ(conversation.customer_read_id, MessageId(1001));
  EXPECT_EQ(conversation.customer_delivered_id, MessageId(1001));
}

TEST(CustomerMessage, TheWaitCountsFromTheFirstUnanswered) {
  auto conversation = make_new();
  add_customer_message(
      conversation,
      make_message(MessageId(1001), SenderKind::customer, "hello?", kNow.plus_seconds(60)), false);
  EXPECT_EQ(conversation.waiting_since, kNow);
  EXPECT_EQ(conversation.unread, 2);
}

TEST(CustomerMessage, LC23_LivesOnInsideTheReopenWindow) {
  const auto solved = make_solved_by(ana());
  EXPECT_TRUE(takes_customer_message(solved, kNow.plus_seconds(kReopenWindowSeconds - 1)));
  EXPECT_FALSE(takes_customer_message(solved, kNow.plus_seconds(kReopenWindowSeconds)));
  EXPECT_TRUE(takes_customer_message(make_new(), kNow.plus_seconds(10 * kReopenWindowSeconds)));
}

TEST(CustomerMessage, LC23_ReopensForTheEarlierHolderIfThere) {
  const auto message = make_message(MessageId(1001), SenderKind::customer, "again", kNow);
  auto with_holder = make_solved_by(ana());
  add_customer_message(with_holder, message, true);
  EXPECT_EQ(with_holder.holder_id, kAna);
  EXPECT_EQ(with_holder.solved_at, std::nullopt);
  EXPECT_EQ(status_of(with_holder), ConversationStatus::open);
  auto without = make_solved_by(ana());
  add_customer_message(without, message, false);
  EXPECT_FALSE(without.holder_id);
  EXPECT_EQ(without.holder_name, "");
  EXPECT_EQ(status_of(without), ConversationStatus::fresh);
}

Message out_of_office(std::int64_t id, Timestamp at,
                      InboundNature nature = InboundNature::automatic) {
  auto message = make_message(MessageId(id), SenderKind::customer, "I am away", at);
  message.mail = MailFacts{.subject = "Out of office", .nature = nature};
  return message;
}

TEST(CustomerMessage, A10_WhatAMachineAnswersLeavesItTheCustomersTurn) {
  for (const auto nature : {InboundNature::automatic, InboundNature::bounce}) {
    auto conversation = make_held_by(ana());
    add_reply(conversation, make_message(MessageId(1001), SenderKind::user, "hi", kNow));
    conversation.set_aside_until = conversation.solve_at = kNow.plus_seconds(3600);
    const auto before = conversation;
    const auto later = kNow.plus_seconds(9);
    add_customer_message(conversation, out_of_office(1002, later, nature), false);
    EXPECT_EQ(status_of(conversation), ConversationStatus::waiting);
    EXPECT_EQ(conversation.turn, Turn::theirs);
    EXPECT_EQ(conversation.waiting_since, std::nullopt);
    EXPECT_EQ(conversation.set_aside_until, before.set_aside_until);
    EXPECT_EQ(conversation.solve_at, before.solve_at);
    EXPECT_EQ(conversation.customer_read_id, before.customer_read_id) << "nobody has read anything";
    EXPECT_EQ(conversation.last_message->id, MessageId(1002)) << "and it is there to be seen";
    EXPECT_EQ(conversation.last_activity_at, later);
    EXPECT_EQ(conversation.unread, 1);
  }
}

TEST(CustomerMessage, A10_ACustomerWhoWaitsGoesOnWaitingBehindAMachinesAnswer) {
  auto conversation = make_new();
  add_customer_message(conversation, out_of_office(1001, kNow.plus_seconds(60)), false);
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.waiting_since, kNow);
}

TEST(CustomerMessage, A10_AMachineReopensNothing) {
  auto conversation = make_solved_by(ana());
  add_customer_message(conversation, out_of_office(1001, kNow.plus_seconds(60)), false);
  EXPECT_EQ(status_of(conversation), ConversationStatus::solved);
  EXPECT_EQ(conversation.holder_id, kAna);
  EXPECT_EQ(conversation.solved_at, kNow);
  EXPECT_EQ(conversation.unread, 0);
}

TEST(CustomerMessage, A10_WhatAMachineBeginsIsForAPersonToLookAt) {
  auto conversation = make_new();
  conversation.last_message.reset();
  conversation.waiting_since.reset();
  add_customer_message(conversation, out_of_office(1001, kNow), true);
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.waiting_since, kNow);
}

TEST(ReturnToQueue, LeavesNothingOrphaned) {
  auto conversation = make_held_by(ana());
  return_to_queue(conversation);
  EXPECT_FALSE(conversation.holder_id);
  EXPECT_EQ(conversation.holder_name, "");
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
}

}  // namespace
}  // namespace harken
