// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/open.hpp"

#include "app/channels/connections.hpp"
#include "app/contact/contacts.hpp"
#include "app/contact/merge.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"
#include "ports/deliveries.hpp"
#include "wire/encode.hpp"

namespace harken::app::testing {
namespace {

class OpenTest : public ::testing::Test {
 protected:
  Result<Opened> open(const Actor& actor, const Visitor& visitor,
                      std::string client_id = "client-0001") {
    const OpenConversation command{visitor.session.contact_id, desk_.channel.id, {},
                                   std::move(client_id),       "We found it",    {}};
    return desk_.attempt<Opened>(
        [&](Tx& tx) { return open_conversation(tx, desk_.env, actor, command); });
  }
  void give_email(const Visitor& visitor) {
    desk_.value<Contact>([&](Tx& tx) {
      return update_contact(tx, desk_.env, desk_.admin,
                            {visitor.session.contact_id, 1, {}, "nora@example.test", {}});
    });
  }
  std::vector<Delivery> deliveries(const Message& message) {
    return desk_.value<std::vector<Delivery>>(
        [&](Tx& tx) { return tx.deliveries().list_of_message(message.id); });
  }

  Desk desk_;
};

TEST_F(OpenTest, LC19_TheActorHoldsItAndTheTurnIsTheirs) {
  const auto visitor = desk_.arrive();
  const auto opened = open(desk_.ana, visitor).value();
  const auto stored = desk_.find(opened.conversation.id);
  EXPECT_EQ(stored.holder_id, desk_.ana.user_id);
  EXPECT_EQ(stored.turn, Turn::theirs);
  EXPECT_EQ(stored.department_id, desk_.sales.id);
  EXPECT_EQ(stored.last_message.value().text, "We found it");
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "conversation.created");
  EXPECT_EQ(event.identity_id, visitor.session.identity_id);
  EXPECT_TRUE(wire::visitor_frame(event).contains("We found it"));
}

TEST_F(OpenTest, LC19_TheCustomersAnswerLivesInIt) {
  const auto visitor = desk_.arrive();
  const auto opened = open(desk_.ana, visitor).value();
  const auto answer = desk_.write(visitor, "Great", "client-0002").value();
  EXPECT_EQ(answer.message.conversation_id, opened.conversation.id);
  EXPECT_EQ(desk_.find(opened.conversation.id).holder_id, desk_.ana.user_id);
}

TEST_F(OpenTest, CH6_CH9_TheMailGoesFromTheMailboxOfTheDepartment) {
  const auto add_mailbox = [&](const Department& department) {
    const ConnectChannel command{ChannelKind::email, department.name, department.id, "{}", {}};
    return desk_.value<Channel>(
        [&](Tx& tx) { return connect_channel(tx, desk_.env, desk_.admin, command); });
  };
  const auto opened_for = [&](const char* client_id) {
    const auto visitor = desk_.arrive();
    give_email(visitor);
    const auto message = open(desk_.ana, visitor, client_id).value().message;
    return deliveries(message).at(0).channel_id;
  };
  const auto of_repairs = add_mailbox(desk_.repairs);
  EXPECT_EQ(opened_for("client-0001"), of_repairs.id) << "there is no other";
  const auto of_sales = add_mailbox(desk_.sales);
  EXPECT_EQ(opened_for("client-0002"), of_sales.id);
}

TEST_F(OpenTest, LC19_TheSameClientIdOpensOneConversation) {
  const auto visitor = desk_.arrive();
  const auto first = open(desk_.ana, visitor).value();
  const auto again = open(desk_.ana, visitor).value();
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(again.conversation.id, first.conversation.id);
  EXPECT_EQ(again.message.id, first.message.id);
}

TEST_F(OpenTest, LC19_WhatIsOpenAlreadyIsNamedToWhoMaySeeIt) {
  const auto visitor = desk_.arrive();
  const auto conversation = desk_.open(visitor);
  const auto refused = open(desk_.ana, visitor);
  EXPECT_EQ(code_of(refused), "already_open");
  EXPECT_TRUE(refused.error().current.contains(conversation.id.to_string()));
  desk_.value<Conversation>(
      [&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, conversation.id); });
  desk_.value<Conversation>(
      [&](Tx& tx) { return solve(tx, desk_.env, desk_.ana, conversation.id); });
  EXPECT_EQ(open(desk_.ana, visitor).value().conversation.follows_id, conversation.id);
}

TEST_F(OpenTest, CH6_AnEmailIsHeldBackForWhoIsNotHere) {
  const auto visitor = desk_.arrive();
  give_email(visitor);
  const auto opened = open(desk_.ana, visitor).value();
  EXPECT_EQ(opened.message.email_held, HeldBecause::no_email_channel);
  const auto queued = deliveries(opened.message);
  ASSERT_EQ(queued.size(), 1U);
  EXPECT_EQ(queued[0].address, "nora@example.test");
  EXPECT_TRUE(wire::staff_frame(desk_.last_event()).contains("no_email_channel"));
  EXPECT_FALSE(wire::visitor_frame(desk_.last_event()).contains("no_email_channel"));
}

TEST_F(OpenTest, CH5_NoEmailForWhoIsHereOrHasNoAddress) {
  const auto here = desk_.arrive();
  give_email(here);
  desk_.presence.here.insert(here.session.identity_id);
  EXPECT_TRUE(deliveries(open(desk_.ana, here).value().message).empty());
  const auto nameless = desk_.arrive();
  EXPECT_FALSE(open(desk_.ana, nameless).value().message.email_held);
}

TEST_F(OpenTest, LC19_Refusals) {
  const auto visitor = desk_.arrive();
  desk_.value<Contact>(
      [&](Tx& tx) { return block_contact(tx, desk_.env, desk_.mira, visitor.session.contact_id); });
  EXPECT_EQ(code_of(open(desk_.ana, visitor)), "blocked");
  const auto other = desk_.arrive();
  const OpenConversation elsewhere{
      other.session.contact_id, desk_.channel.id, desk_.repairs.id, "client-0009", "Hi", {}};
  EXPECT_EQ(code_of(desk_.attempt<Opened>(
                [&](Tx& tx) { return open_conversation(tx, desk_.env, desk_.ana, elsewhere); })),
            "forbidden");
  const OpenConversation nowhere{
      other.session.contact_id, ChannelId(7), {}, "client-0009", "Hi", {}};
  EXPECT_EQ(field_of(desk_.attempt<Opened>(
                [&](Tx& tx) { return open_conversation(tx, desk_.env, desk_.ana, nowhere); })),
            "channel_id");
}

TEST_F(OpenTest, LC19_CU4_AfterAMergeItOpensWhereTheCustomerIs) {
  const auto at_home = desk_.arrive(), at_work = desk_.arrive();
  desk_.value<Merged>([&](Tx& tx) {
    return merge_contacts(tx, desk_.env, desk_.admin, at_home.session.contact_id,
                          at_work.session.contact_id);
  });
  desk_.presence.here.insert(at_home.session.identity_id);
  const auto opened = open(desk_.ana, at_home).value();
  EXPECT_EQ(opened.message.identity_id, at_home.session.identity_id) << "the other one is newer";
  desk_.presence.here.clear();
  EXPECT_FALSE(open(desk_.ana, at_home).value().is_new) << "a retry";
  EXPECT_EQ(code_of(open(desk_.ana, at_home, "client-0002")), "already_open")
      << "over the other identity";
}

TEST_F(OpenTest, LC19_OnlyWhoMayReplyOpens) {
  Actor reader = desk_.ana;
  reader.rights.permissions.set(Action::reply, Scope::none);
  EXPECT_EQ(code_of(open(reader, desk_.arrive())), "forbidden");
}

TEST_F(OpenTest, LC19_WhoIsInAnotherDepartmentOpensItThere) {
  EXPECT_EQ(open(desk_.rob, desk_.arrive()).value().conversation.department_id, desk_.repairs.id);
}

}  // namespace
}  // namespace harken::app::testing
