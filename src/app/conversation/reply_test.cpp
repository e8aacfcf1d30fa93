// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/reply.hpp"

#include <gtest/gtest.h>

#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class ReplyTest : public ::testing::Test {
 protected:
  ReplyTest() {
    desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id_); });
  }

  Result<Replied> say(const Actor& actor, std::string text, std::string client_id,
                      std::vector<std::string> files = {}) {
    const Reply command{actor, id_, std::move(client_id), std::move(text), std::move(files)};
    return desk_.attempt<Replied>([&](Tx& tx) { return reply(tx, desk_.env, command); });
  }
  // Whatever was refused: no event, and the row as it was.
  template <class Try>
  void expect_refused(const char* code, Try try_it) {
    const auto events = desk_.count_events();
    const auto version = desk_.find(id_).version;
    const Result<Replied> outcome = try_it();
    ASSERT_FALSE(outcome) << code;
    EXPECT_STREQ(outcome.error().code, code);
    EXPECT_EQ(desk_.count_events(), events);
    EXPECT_EQ(desk_.find(id_).version, version);
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
};

TEST_F(ReplyTest, LC4_TheAnswerIsTheLastWordAndOneEvent) {
  const auto events = desk_.count_events();
  const auto replied = say(desk_.ana, "Hi Nora", "answer-1");
  ASSERT_TRUE(replied);
  EXPECT_TRUE(replied->is_new);
  const auto now = desk_.find(id_);
  EXPECT_EQ(status_of(now), ConversationStatus::waiting);
  EXPECT_EQ(now.last_message->id, replied->message.id);
  EXPECT_EQ(now.unread, 0);
  EXPECT_EQ(desk_.count_events(), events + 1);
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "message.created");
  EXPECT_EQ(event.identity_id, nora_.session.identity_id);
  const auto frame = wire::visitor_frame(event);
  EXPECT_TRUE(frame.contains("Hi Nora"));
  EXPECT_FALSE(frame.contains("answer-1")) << "the client_id is Ana's";
}

TEST_F(ReplyTest, ARetryIsAnsweredWithItsFirstResultEvenWhenSolvedSince) {
  const auto first = say(desk_.ana, "Hi Nora", "answer-1");
  desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, desk_.ana, id_); });
  const auto events = desk_.count_events();
  const auto again = say(desk_.ana, "Hi Nora", "answer-1");
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->message.id, first->message.id);
  EXPECT_EQ(desk_.count_events(), events);
  expect_refused("client_id_conflict", [&] { return say(desk_.ana, "Other words", "answer-1"); });
  expect_refused("not_active", [&] { return say(desk_.ana, "One more", "answer-2"); });
}

TEST_F(ReplyTest, TheClientIdOfAnotherConversationIsAConflict) {
  ASSERT_TRUE(say(desk_.ana, "Hi Nora", "answer-1"));
  desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, desk_.ana, id_); });
  desk_.clock.time = desk_.clock.time.plus_seconds(80 * 3600);
  id_ = desk_.open(nora_).id;
  desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id_); });
  expect_refused("client_id_conflict", [&] { return say(desk_.ana, "Hi Nora", "answer-1"); });
}

TEST_F(ReplyTest, OnlyTheHolderAnswersAndOthersLearnWhoThatIs) {
  for (const auto& actor : {desk_.ben, desk_.mira, desk_.admin}) {
    expect_refused("not_holder", [&] {
      auto outcome = say(actor, "Me too", "answer-1");
      EXPECT_TRUE(!outcome && outcome.error().holder_name == "Ana");
      return outcome;
    });
  }
  expect_refused("not_found", [&] { return say(desk_.rob, "Hi", "answer-1"); });
}

TEST_F(ReplyTest, ASupervisorsAnswerToAQueuedOneTakesIt) {
  id_ = desk_.open(desk_.arrive()).id;
  expect_refused("not_holder", [&] { return say(desk_.ben, "Hi", "answer-1"); });
  ASSERT_TRUE(say(desk_.mira, "Hi", "answer-1"));
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.mira.user_id);
}

TEST_F(ReplyTest, CarriesOwnUploadsOnceAndARetryFindsThem) {
  const auto file = desk_.upload(nullptr, desk_.ana.user_id);
  const auto first = say(desk_.ana, "", "answer-1", {file});
  ASSERT_TRUE(first);
  ASSERT_EQ(first->message.attachments.size(), 1U);
  EXPECT_EQ(first->message.attachments[0].name, "photo.png");
  EXPECT_EQ(say(desk_.ana, "", "answer-1", {file})->message.id, first->message.id);
  expect_refused("invalid", [&] { return say(desk_.ana, "", "answer-2", {file}); });
}

TEST_F(ReplyTest, A22_UploadsOfOthersAndUnknownOnesAreRefusedAndNothingIsTaken) {
  const auto own = desk_.upload(nullptr, desk_.ana.user_id);
  const auto bens = desk_.upload(nullptr, desk_.ben.user_id);
  const auto noras = desk_.upload(&nora_);
  for (const auto& other : {bens, noras, own, std::string(32, '0')})
    expect_refused("invalid", [&] { return say(desk_.ana, "Look", "answer-1", {own, other}); });
  EXPECT_TRUE(say(desk_.ana, "Look", "answer-1", {own})) << "still there to be sent";
}

}  // namespace
}  // namespace harken::app
