// SPDX-License-Identifier: AGPL-3.0-or-later
// What is sent keeps its name through every attempt, and only who may answer sends again.
#include "app/channels/outbox.hpp"

#include <gtest/gtest.h>

#include "app/admin/authenticate.hpp"
#include "app/contact/contacts.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/open.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"
#include "ports/connections.hpp"
#include "ports/deliveries.hpp"

namespace harken::app {
namespace {

using testing::code_of;

class OutboxTest : public ::testing::Test {
 protected:
  void SetUp() override { begin_over(ChannelKind::api); }

  // An answer that waits to go over a channel of this kind.
  void begin_over(ChannelKind kind) {
    const ConnectChannel command{kind, "Kiosk", desk_.sales.id, "{}", {}};
    channel_ = desk_
                   .value<Channel>(
                       [&](Tx& tx) { return connect_channel(tx, desk_.env, desk_.admin, command); })
                   .id;
    conversation_ = arrive();
    desk_.value<Conversation>(
        [&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, conversation_); });
    message_ = desk_
                   .value<Replied>([&](Tx& tx) {
                     const Reply command{desk_.ana, conversation_, "answer-1", "Hi"};
                     return reply(tx, desk_.env, command);
                   })
                   .message.id;
  }

  ConversationId arrive() {
    const auto session = desk_.arrive().session;
    Identity identity;
    identity.id = desk_.ids.make<IdentityId>();
    identity.workspace_id = session.workspace_id;
    identity.contact_id = session.contact_id;
    identity.channel_id = channel_;
    identity.external_id = "kai@b.test";
    const ReceiveMessage command{session.workspace_id,
                                 identity.id,
                                 session.contact_id,
                                 channel_,
                                 "client-kai",
                                 "Hello",
                                 {},
                                 {},
                                 {}};
    return desk_
        .value<Received>([&](Tx& tx) -> Result<Received> {
          RETURN_IF_ERROR(tx.identities().insert(identity));
          return receive_message(tx, desk_.env, command);
        })
        .message.conversation_id;
  }
  DeliveryId delivery() {
    return desk_
        .value<std::vector<Delivery>>(
            [&](Tx& tx) { return tx.deliveries().list_of_message(message_); })
        .back()
        .id;
  }
  std::optional<Attempt> begin() {
    const auto id = delivery();
    return desk_.value<std::optional<Attempt>>(
        [&](Tx& tx) { return begin_attempt(tx, desk_.env, id, ""); });
  }
  void end(SendProblem problem) {
    const auto id = delivery();
    ASSERT_TRUE(run_write(*desk_.database, [&](Tx& tx) {
      return end_attempt(tx, desk_.env, id,
                         std::unexpected(SendFailure{problem, "refused", "no", {}}));
    }));
  }
  // After an attempt at this time, counted from the first one, at which nobody was there.
  DeliveryState state_after(std::int64_t hours) {
    desk_.clock.time = begun_.plus_seconds(hours * 3'600);
    EXPECT_TRUE(begin()) << hours;
    end(SendProblem::later);
    return desk_
        .value<std::vector<Delivery>>(
            [&](Tx& tx) { return tx.deliveries().list_of_message(message_); })
        .back()
        .state;
  }
  std::string sends_again(const Actor& actor) {
    return code_of(
        desk_.attempt<Message>([&](Tx& tx) { return send_again(tx, desk_.env, actor, message_); }));
  }
  void let_in_to_write(const Actor& actor) {
    const auto asked = desk_.value<Conversation>([&](Tx& tx) {
      return request_access(tx, desk_.env, actor, {conversation_, "I know him"});
    });
    desk_.value<Conversation>([&](Tx& tx) {
      return grant_access(tx, desk_.env, desk_.ana, asked.access.at(0).id, AccessLevel::write);
    });
  }
  void make_exclusive() {
    ASSERT_TRUE(run_write(*desk_.database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(auto department,
                       tx.departments().find(desk_.admin.workspace_id, desk_.sales.id));
      const auto version = department->version++;
      department->exclusive = true;
      RETURN_IF_ERROR(tx.departments().update(*department, version));
      return {};
    }));
  }

  testing::Desk desk_;
  Timestamp begun_ = desk_.clock.time;
  ChannelId channel_;
  ConversationId conversation_;
  MessageId message_;
};

TEST_F(OutboxTest, F4_C13_ARenewedSecretGivesNothingThatIsUnderWayAnotherName) {
  const auto first = begin();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->outbound.idempotency_key.size(), 32U);
  end(SendProblem::later);
  const auto renewed = desk_.value<Secret>(
      [&](Tx& tx) { return rotate_hook_secret(tx, desk_.env, desk_.admin, channel_); });
  desk_.clock.time = desk_.clock.time.plus_seconds(60);
  const auto second = begin();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->channel.connection.secrets.find(kHookSecret)->second.reveal(),
            renewed.reveal());
  EXPECT_EQ(second->outbound.idempotency_key, first->outbound.idempotency_key);
}

TEST_F(OutboxTest, F31_AProgramIsTriedForADayAndAMailServerForThree) {
  EXPECT_EQ(state_after(23), DeliveryState::queued);
  EXPECT_EQ(state_after(25), DeliveryState::failed);
  begun_ = desk_.clock.time;
  begin_over(ChannelKind::email);
  EXPECT_EQ(state_after(25), DeliveryState::queued);
  EXPECT_EQ(state_after(71), DeliveryState::queued);
  EXPECT_EQ(state_after(73), DeliveryState::failed);
}

TEST_F(OutboxTest, CH6_A3_TheMailAboutAChatLeadsItsAnswerBackByAKeyOfItsOwn) {
  begin_over(ChannelKind::email);
  const auto visitor = desk_.arrive().session;
  desk_.value<Contact>([&](Tx& tx) {
    return update_contact(tx, desk_.env, desk_.admin,
                          {visitor.contact_id, 1, {}, "nora@example.test", {}});
  });
  const auto widget =
      desk_
          .value<Identity>([&](Tx& tx) -> Result<Identity> {
            ASSIGN_OR_RETURN(const auto found, tx.identities().find(visitor.identity_id));
            return *found;
          })
          .channel_id;
  const auto opened = desk_.value<Opened>([&](Tx& tx) {
    const OpenConversation command{visitor.contact_id, widget, {}, "open-0001", "It is back", {}};
    return open_conversation(tx, desk_.env, desk_.ana, command);
  });
  message_ = opened.message.id;
  const auto attempt = begin();
  ASSERT_TRUE(attempt && attempt->outbound.mail);
  const auto key = desk_.value<std::optional<ReplyKey>>([&](Tx& tx) {
    return tx.mails().find_reply_key(hash_token(attempt->outbound.mail->reply_key));
  });
  ASSERT_TRUE(key);
  EXPECT_EQ(key->conversation_id, opened.conversation.id);
  EXPECT_EQ(key->channel_id, channel_);
  EXPECT_EQ(key->address, "nora@example.test");
}

TEST_F(OutboxTest, A10_TheDeskTellsOfWhatWaitsInAChatOnceADay) {
  begin_over(ChannelKind::email);
  const auto opened = [&](const testing::Visitor& visitor, const char* email) {
    const auto contact = visitor.session.contact_id;
    desk_.value<Contact>([&](Tx& tx) {
      return update_contact(tx, desk_.env, desk_.admin, {contact, 1, {}, email, {}});
    });
    return desk_.value<Opened>([&](Tx& tx) {
      const OpenConversation command{contact, desk_.channel.id, {}, "open-0001", "It is back", {}};
      return open_conversation(tx, desk_.env, desk_.ana, command);
    });
  };
  const auto first = opened(desk_.arrive(), "nora@example.test").message;
  EXPECT_TRUE(first.notice && !first.email_held);
  // Another customer with that address.
  const auto second = opened(desk_.arrive(), "Nora@Example.test").message;
  EXPECT_FALSE(second.notice);
  EXPECT_EQ(second.email_held, HeldBecause::mailed_today);
  const auto stored = desk_.value<std::optional<Message>>(
      [&](Tx& tx) { return tx.messages().find(second.workspace_id, second.id); });
  EXPECT_EQ(stored->email_held, HeldBecause::mailed_today);
  EXPECT_TRUE(opened(desk_.arrive(), "lea@example.test").message.notice);
  desk_.clock.time = desk_.clock.time.plus_seconds(86'400);
  EXPECT_TRUE(opened(desk_.arrive(), "nora@example.test").message.notice) << "another day";
}

TEST_F(OutboxTest, C13_TheDeskMakesItsOwnSecretsAndShowsTheSaltToNobody) {
  EXPECT_TRUE(is_own_secret("hook_secret"));
  EXPECT_TRUE(is_own_secret("key_salt"));
  EXPECT_FALSE(is_own_secret("token"));
  const auto shown = desk_.value<ShownConnection>(
      [&](Tx& tx) { return get_connection(tx, desk_.admin, channel_); });
  EXPECT_EQ(shown.secret_names, std::vector<std::string>{"hook_secret"});
  const auto secrets =
      desk_.value<Secrets>([&](Tx& tx) { return tx.connections().secrets(channel_); });
  EXPECT_NE(secrets.at("key_salt").reveal(), secrets.at("hook_secret").reveal());
}

TEST_F(OutboxTest, C19_UI5_InAnExclusiveDepartmentOnlyTheHolderSendsAgain) {
  ASSERT_TRUE(begin());
  end(SendProblem::refused);
  let_in_to_write(desk_.ben);
  make_exclusive();
  EXPECT_EQ(sends_again(desk_.ben), "exclusive_department");
  EXPECT_EQ(sends_again(desk_.ana), "");
}

TEST_F(OutboxTest, C19_WhoWasLetInToWriteSendsAgainElsewhere) {
  ASSERT_TRUE(begin());
  end(SendProblem::refused);
  EXPECT_EQ(sends_again(desk_.ben), "not_holder");
  let_in_to_write(desk_.ben);
  EXPECT_EQ(sends_again(desk_.ben), "");
}

}  // namespace
}  // namespace harken::app
