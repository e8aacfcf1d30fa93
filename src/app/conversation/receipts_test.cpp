// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/receipts.hpp"

#include <gtest/gtest.h>

#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class ReceiptTest : public ::testing::Test {
 protected:
  ReceiptTest() {
    desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id_); });
  }

  MessageId answer(std::string client_id) {
    const Reply command{desk_.ana, id_, std::move(client_id), "Hi", {}};
    return desk_.value<Replied>([&](Tx& tx) { return reply(tx, desk_.env, command); }).message.id;
  }
  MessageId ask(std::string client_id) {
    return desk_.write(nora_, "And?", std::move(client_id))->message.id;
  }
  // What happened, in events.
  std::size_t customer_says(MessageId delivered, MessageId read) {
    const auto& session = nora_.session;
    return count([&](Tx& tx) {
      return note_customer_receipt(tx, desk_.env, session.workspace_id, session.identity_id,
                                   delivered, read);
    });
  }
  std::size_t staff_says(const Actor& actor, MessageId read) {
    return count([&](Tx& tx) { return note_staff_read(tx, desk_.env, actor, id_, read); });
  }
  std::size_t count(const Work& work) {
    const auto before = desk_.count_events();
    EXPECT_TRUE(run_write(*desk_.database, work));
    return desk_.count_events() - before;
  }
  Conversation now() { return desk_.find(id_); }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
};

TEST_F(ReceiptTest, TheCustomersMarksOnlyMoveForward) {
  const auto first = answer("answer-1");
  const auto second = answer("answer-2");
  EXPECT_EQ(customer_says(second, {}), 1U);
  EXPECT_EQ(now().customer_delivered_id, second);
  EXPECT_FALSE(now().customer_read_id >= first);
  EXPECT_EQ(customer_says({}, second), 1U);
  EXPECT_EQ(now().customer_read_id, second);
  EXPECT_EQ(customer_says(first, first), 0U);
  EXPECT_EQ(customer_says(second, second), 0U);
  EXPECT_EQ(now().customer_read_id, second);
}

TEST_F(ReceiptTest, WhatIsReadHasBeenDelivered) {
  const auto only = answer("answer-1");
  EXPECT_EQ(customer_says({}, only), 1U);
  EXPECT_EQ(now().customer_delivered_id, only);
  EXPECT_EQ(desk_.last_event().type, "conversation.receipts");
}

TEST_F(ReceiptTest, NobodyReadsAhead) {
  const auto only = answer("answer-1");
  EXPECT_EQ(customer_says({}, MessageId(INT64_MAX)), 1U);
  EXPECT_EQ(now().customer_read_id, only);
  const auto next = answer("answer-2");
  EXPECT_LT(now().customer_read_id, next);
}

TEST_F(ReceiptTest, WhoHasNoConversationHasNothingToMark) {
  nora_ = desk_.arrive();
  EXPECT_EQ(customer_says(MessageId(1), MessageId(1)), 0U);
}

TEST_F(ReceiptTest, TheHolderReadsMessageByMessage) {
  const auto first = ask("client-1");
  const auto second = ask("client-2");
  EXPECT_EQ(now().unread, 3);
  EXPECT_EQ(staff_says(desk_.ana, first), 1U);
  EXPECT_EQ(now().unread, 1);
  EXPECT_EQ(staff_says(desk_.ana, second), 1U);
  EXPECT_EQ(now().unread, 0);
  EXPECT_EQ(staff_says(desk_.ana, first), 0U);
  EXPECT_EQ(now().staff_read_id, second);
}

TEST_F(ReceiptTest, ThatOthersLookChangesNothing) {
  const auto newest = ask("client-1");
  EXPECT_EQ(staff_says(desk_.ben, newest), 0U);
  EXPECT_EQ(staff_says(desk_.mira, newest), 0U);
  EXPECT_EQ(now().unread, 2);
  const auto hidden = desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
    RETURN_IF_ERROR(note_staff_read(tx, desk_.env, desk_.rob, id_, newest));
    return true;
  });
  EXPECT_EQ(testing::code_of(hidden), "not_found");
}

}  // namespace
}  // namespace harken::app
