// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/receive_message.hpp"

#include <gtest/gtest.h>

#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class ReceiveMessageTest : public ::testing::Test {
 protected:
  Received take(std::string text, std::string client_id) {
    auto received = desk_.write(nora_, std::move(text), std::move(client_id));
    EXPECT_TRUE(received) << received.error().detail;
    return received.value_or(Received{});
  }
  void solve_by(const Actor& actor, ConversationId id) {
    desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, actor, id); });
    desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, actor, id); });
  }
  Conversation find(ConversationId id) {
    return desk_
        .value<std::optional<Conversation>>(
            [&](Tx& tx) { return tx.conversations().find(desk_.admin.workspace_id, id); })
        .value_or(Conversation{});
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
};

TEST_F(ReceiveMessageTest, CH1_TheFirstOpensAndTheSecondJoins) {
  const auto first = take("Hello", "client-1");
  const auto second = take("Anybody?", "client-2");
  EXPECT_EQ(first.message.conversation_id, second.message.conversation_id);
  const auto conversation = find(first.message.conversation_id);
  EXPECT_EQ(status_of(conversation), ConversationStatus::fresh);
  EXPECT_EQ(conversation.department_id, desk_.sales.id);
  EXPECT_EQ(conversation.unread, 2);
}

TEST_F(ReceiveMessageTest, TheSameClientIdIsTheSameMessageAndAnotherBodyIsRefused) {
  const auto first = take("Hello", "client-1");
  const auto before = desk_.events_after(0).size();
  const auto again = take("Hello", "client-1");
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(again.message.id, first.message.id);
  const auto other = desk_.write(nora_, "Something else", "client-1");
  ASSERT_FALSE(other);
  EXPECT_STREQ(other.error().code, "client_id_conflict");
  EXPECT_EQ(desk_.events_after(0).size(), before);
}

TEST_F(ReceiveMessageTest, LC23_InsideTheWindowItReopensAndAfterItAFollowUpOpens) {
  const auto first = take("Hello", "client-1").message.conversation_id;
  solve_by(desk_.ana, first);
  desk_.clock.time = desk_.clock.time.plus_seconds(72 * 3600 - 1);
  EXPECT_EQ(take("One more thing", "client-2").message.conversation_id, first);
  EXPECT_FALSE(find(first).holder_id) << "the earlier holder is not there";
  solve_by(desk_.ana, first);
  desk_.clock.time = desk_.clock.time.plus_seconds(72 * 3600);
  const auto second = take("Me again", "client-3").message.conversation_id;
  EXPECT_NE(second, first);
  EXPECT_EQ(find(second).follows_id, first);
}

TEST_F(ReceiveMessageTest, LC23_TheEarlierHolderGetsItBackIfThere) {
  const auto id = take("Hello", "client-1").message.conversation_id;
  solve_by(desk_.ana, id);
  desk_.presence.online.insert(desk_.ana.user_id);
  take("One more thing", "client-2");
  EXPECT_EQ(find(id).holder_id, desk_.ana.user_id);
}

TEST_F(ReceiveMessageTest, CarriesOwnUploadsOnceAndARetryFindsThem) {
  const auto file = desk_.upload(&nora_);
  const auto first = desk_.write(nora_, "", "client-1", {file});
  ASSERT_TRUE(first);
  ASSERT_EQ(first->message.attachments.size(), 1U);
  EXPECT_EQ(find(first->message.conversation_id).last_message->attachments, 1);
  const auto again = desk_.write(nora_, "", "client-1", {file});
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->message.attachments.at(0).id, file);
  EXPECT_EQ(testing::code_of(desk_.write(nora_, "", "client-2", {file})), "invalid");
  EXPECT_EQ(testing::code_of(desk_.write(nora_, "", "client-1", {})), "invalid");
  EXPECT_EQ(testing::code_of(desk_.write(nora_, "Hi", "client-1", {})), "client_id_conflict");
}

TEST_F(ReceiveMessageTest, A22_UploadsOfOthersAreRefusedAndNoConversationOpens) {
  const auto own = desk_.upload(&nora_);
  const auto omar = desk_.arrive();
  const auto before = desk_.count_events();
  for (const auto& other :
       {desk_.upload(&omar), desk_.upload(nullptr, desk_.ana.user_id), own, std::string(32, '0')})
    EXPECT_EQ(testing::code_of(desk_.write(nora_, "Look", "client-1", {own, other})), "invalid");
  EXPECT_EQ(desk_.count_events(), before);
  EXPECT_TRUE(desk_.write(nora_, "Look", "client-1", {own})) << "still there to be sent";
}

TEST_F(ReceiveMessageTest, WhereItWasWrittenIsNotedAndAnOddPageIsNoReasonToLoseIt) {
  const auto& session = nora_.session;
  ReceiveMessage command{session.workspace_id,
                         session.identity_id,
                         session.contact_id,
                         session.channel_id,
                         "client-1",
                         "Hello",
                         {},
                         "https://shop.test/a",
                         "Two\nlines"};
  EXPECT_TRUE(
      desk_.attempt<Received>([&](Tx& tx) { return receive_message(tx, desk_.env, command); }));
  const auto visit = desk_
                         .value<std::optional<Identity>>(
                             [&](Tx& tx) { return tx.identities().find(session.identity_id); })
                         ->visit;
  EXPECT_EQ(visit.page_url, "https://shop.test/a");
  EXPECT_EQ(visit.page_title, "");
}

TEST_F(ReceiveMessageTest, RefusesWhatIsNoMessageAndLeavesNothing) {
  const auto before = desk_.events_after(0).size();
  for (const auto& [text, client_id] : {std::pair("", "client-1"),
                                        {" \n ", "client-1"},
                                        {"Hello", "short"},
                                        {"Hello", "no spaces!"},
                                        {"bell \a", "client-1"}}) {
    const auto refused = desk_.write(nora_, text, client_id);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().kind, Errc::invalid) << text;
  }
  EXPECT_EQ(desk_.events_after(0).size(), before);
}

}  // namespace
}  // namespace harken::app
