// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/moving.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

Message said(std::int64_t id, SenderKind sender) {
  Message message;
  message.id = MessageId(id);
  message.sender = sender;
  message.kind = sender == SenderKind::system ? MessageKind::system : MessageKind::text;
  message.text = std::to_string(id);
  message.created_at = Timestamp{id};
  return message;
}
Message theirs(std::int64_t id) { return said(id, SenderKind::customer); }
Message ours(std::int64_t id) { return said(id, SenderKind::user); }
Message line(std::int64_t id) { return said(id, SenderKind::system); }

using Thread = std::vector<Message>;  // the newest first
constexpr Timestamp kNow{900};

Conversation waiting(std::int64_t since, std::int64_t unread) {
  auto conversation = make_held_by(ana());
  conversation.turn = Turn::ours;
  conversation.waiting_since = Timestamp{since};
  conversation.unread = unread;
  conversation.staff_read_id = {};
  return conversation;
}

TEST(Moving, CH7_OnlyAnAnswerBehindItAnswersAMessage) {
  EXPECT_TRUE(is_unanswered(Thread{line(4), theirs(3), ours(2)}, MessageId(3)));
  EXPECT_FALSE(is_unanswered(Thread{ours(4), theirs(3)}, MessageId(3)));
  EXPECT_FALSE(is_unanswered(Thread{theirs(9)}, MessageId(3))) << "too far back to know";
}

TEST(Moving, CH7_WhatIsLeftTellsWhoseTurnItIs) {
  auto conversation = waiting(3, 2);
  take_out(conversation, theirs(3), true, Thread{theirs(4), ours(2)}, kNow);
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.waiting_since, Timestamp{4});
  EXPECT_EQ(conversation.unread, 1);
  EXPECT_EQ(conversation.last_message->id, MessageId(4));
  take_out(conversation, theirs(4), true, Thread{line(5), ours(2)}, kNow);
  EXPECT_EQ(conversation.turn, Turn::theirs);
  EXPECT_FALSE(conversation.waiting_since);
  EXPECT_EQ(conversation.unread, 0);
  EXPECT_EQ(conversation.last_message->text, "2");
}

TEST(Moving, A10_WhatAMachineHasWrittenWaitsForNobody) {
  auto robot = theirs(4);
  robot.mail = MailFacts{.nature = InboundNature::automatic};
  auto conversation = waiting(3, 2);
  take_out(conversation, theirs(3), true, Thread{robot, ours(2)}, kNow);
  EXPECT_EQ(conversation.turn, Turn::theirs);
  auto other = make_held_by(ana());
  other.turn = Turn::theirs;
  other.waiting_since.reset();
  other.set_aside_until = other.solve_at = kNow;
  put_in(other, robot, true, Thread{robot, ours(2)});
  EXPECT_EQ(other.turn, Turn::theirs);
  EXPECT_FALSE(other.waiting_since);
  EXPECT_EQ(other.set_aside_until, kNow);
  EXPECT_EQ(other.solve_at, kNow);
}

TEST(Moving, CH7_AnAnsweredOneChangesNobodysTurn) {
  auto conversation = waiting(5, 1);
  conversation.staff_read_id = MessageId(4);
  take_out(conversation, theirs(3), false, Thread{theirs(5), ours(4)}, kNow);
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.waiting_since, Timestamp{5});
  EXPECT_EQ(conversation.unread, 1);
  auto other = make_held_by(ana());
  other.turn = Turn::theirs;
  other.waiting_since.reset();
  other.unread = 0;
  put_in(other, theirs(3), false, Thread{ours(4), theirs(3)});
  EXPECT_EQ(other.turn, Turn::theirs);
  EXPECT_EQ(other.unread, 0);
  EXPECT_EQ(other.last_message->id, MessageId(4));
}

TEST(Moving, CH7_WhereNothingIsLeftNobodyHasToDoAnything) {
  auto conversation = waiting(3, 1);
  take_out(conversation, theirs(3), true, Thread{line(4)}, kNow);
  EXPECT_EQ(conversation.lifecycle, Lifecycle::solved);
  EXPECT_EQ(conversation.solved_at, kNow);
  EXPECT_FALSE(conversation.last_message);
  EXPECT_FALSE(conversation.waiting_since);
}

TEST(Moving, CH7_ASolvedOneStaysAsItWasSolved) {
  auto conversation = make_solved_by(ana());
  const auto turn = conversation.turn;
  take_out(conversation, theirs(3), true, Thread{theirs(2)}, kNow);
  EXPECT_EQ(conversation.lifecycle, Lifecycle::solved);
  EXPECT_EQ(conversation.turn, turn);
  EXPECT_FALSE(conversation.waiting_since);
}

TEST(Moving, CH7_WhatNobodyHasAnsweredIsToBeAnsweredWhereItIsNow) {
  auto conversation = make_held_by(ana());
  conversation.turn = Turn::theirs;
  conversation.waiting_since.reset();
  conversation.unread = 0;
  conversation.set_aside_until = Timestamp{5'000};
  conversation.solve_at = Timestamp{6'000};
  put_in(conversation, theirs(3), true, Thread{ours(7), theirs(3)});
  EXPECT_EQ(conversation.turn, Turn::ours);
  EXPECT_EQ(conversation.waiting_since, Timestamp{3});
  EXPECT_EQ(conversation.unread, 1);
  EXPECT_EQ(conversation.last_message->id, MessageId(7)) << "by their time";
  EXPECT_FALSE(conversation.set_aside_until || conversation.solve_at);
  put_in(conversation, theirs(9), true, Thread{theirs(9), ours(7), theirs(3)});
  EXPECT_EQ(conversation.waiting_since, Timestamp{3}) << "the older waits still";
}

}  // namespace
}  // namespace harken
