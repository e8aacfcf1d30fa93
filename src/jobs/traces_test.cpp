// SPDX-License-Identifier: AGPL-3.0-or-later
// C15: what the work of channels leaves behind goes in its time, and what is needed stays.
#include "jobs/traces.hpp"

#include <gtest/gtest.h>

#include "app/channels/connections.hpp"
#include "app/channels/intake.hpp"
#include "app/testing/desk.hpp"
#include "ports/connections.hpp"
#include "ports/deletions.hpp"
#include "ports/deliveries.hpp"
#include "ports/forms.hpp"

namespace harken::jobs {
namespace {

constexpr std::int64_t kDay = 86'400;

class TracesTest : public ::testing::Test {
 protected:
  ChannelId connect(ChannelKind kind) {
    const app::ConnectChannel command{kind, "C", desk_.sales.id, "{}", {}};
    return desk_
        .value<Channel>(
            [&](Tx& tx) { return app::connect_channel(tx, desk_.env, desk_.admin, command); })
        .id;
  }
  InboundId receive(ChannelId channel, InboundState state, std::string hash = {}) {
    InboundEntry entry;
    entry.id = desk_.ids.make<InboundId>();
    entry.workspace_id = desk_.admin.workspace_id;
    entry.channel_id = channel;
    entry.raw = {entry.id.to_string(), "lane", "", hash.empty() ? "what came" : ""};
    entry.payload_hash = std::move(hash);
    entry.state = state;
    entry.received_at = desk_.clock.time;
    EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.inbound().insert(entry));
      return {};
    }));
    return entry.id;
  }
  InboundEntry find(InboundId id) {
    return desk_
        .value<std::optional<InboundEntry>>(
            [&](Tx& tx) { return tx.inbound().find(desk_.admin.workspace_id, id); })
        .value();
  }
  bool has_payload(InboundId id) {
    const auto entry = find(id);
    return !entry.raw.payload.empty() || !entry.payload_hash.empty();
  }
  void after(std::int64_t seconds) {
    desk_.clock.time = desk_.clock.time.plus_seconds(seconds);
    ASSERT_TRUE(forget_traces(*desk_.database, desk_.clock.time));
  }

  std::vector<std::string> doomed() {
    return desk_.value<std::vector<std::string>>(
        [](Tx& tx) { return tx.deletions().list_doomed_blobs(9); });
  }

  app::testing::Desk desk_;
};

TEST_F(TracesTest, C15_WhatCameOverTelegramIsForgottenAfterAMonthAndKnownForGood) {
  const auto bot = connect(ChannelKind::telegram);
  const auto done = receive(bot, InboundState::done);
  const auto large = receive(bot, InboundState::done, std::string(64, 'b'));
  const auto ignored = receive(bot, InboundState::ignored);
  const auto failed = receive(bot, InboundState::failed);
  const auto pending = receive(bot, InboundState::pending);
  const auto mail = receive(connect(ChannelKind::email), InboundState::done);
  after(30 * kDay);
  EXPECT_TRUE(has_payload(done)) << "a month to the second";
  after(1);
  for (const auto id : {done, large, ignored}) EXPECT_FALSE(has_payload(id));
  EXPECT_EQ(doomed(), std::vector{std::string(64, 'b')});
  for (const auto id : {failed, pending, mail}) EXPECT_TRUE(has_payload(id));
  const auto known = find(done);
  EXPECT_FALSE(desk_.value<bool>([&](Tx& tx) { return tx.inbound().insert(known); }))
      << "it is known when it comes again";
  const auto imported = desk_.attempt<InboundEntry>(
      [&](Tx& tx) { return app::import_again(tx, desk_.env, desk_.admin, ignored); });
  EXPECT_EQ(app::testing::code_of(imported), "payload_gone");
}

TEST_F(TracesTest, C15_ABlobThatAnotherEntryHasTooStays) {
  const auto bot = connect(ChannelKind::api);
  const auto hash = std::string(64, 'c');
  receive(bot, InboundState::done, hash);
  desk_.clock.time = desk_.clock.time.plus_seconds(kDay);
  receive(bot, InboundState::done, hash);
  after(30 * kDay - 1);
  EXPECT_TRUE(doomed().empty());
  after(kDay);
  EXPECT_EQ(doomed(), std::vector{hash});
}

TEST_F(TracesTest, C15_ManyGoInSmallStepsAndAllOfThem) {
  const auto bot = connect(ChannelKind::telegram);
  std::vector<InboundId> all;
  for (int i = 0; i < 1'101; ++i) all.push_back(receive(bot, InboundState::done));
  after(31 * kDay);
  for (const auto id : all) ASSERT_FALSE(has_payload(id));
}

TEST_F(TracesTest, C15_ATalkOfYesterdayEndsAndDeliveriesThatArrivedGoAfterAQuarter) {
  const IdentityId kai(71), lea(72);
  Delivery sent{.id = desk_.ids.make<DeliveryId>(),
                .workspace_id = desk_.admin.workspace_id,
                .message_id = MessageId(9),
                .address = "kai",
                .state = DeliveryState::sent,
                .created_at = desk_.clock.time};
  auto failed = sent;
  failed.id = desk_.ids.make<DeliveryId>();
  failed.state = DeliveryState::failed;
  const auto begin_talk = [&](IdentityId identity) {
    return run_write(*desk_.database, [&](Tx& tx) {
      return tx.forms().keep_talk({identity, {MessageId(9), "Form", {}}, 0, desk_.clock.time});
    });
  };
  ASSERT_TRUE(begin_talk(kai));
  ASSERT_TRUE(run_write(*desk_.database, [&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.deliveries().insert(sent));
    return tx.deliveries().insert(failed);
  }));
  const auto talks = [&](IdentityId identity) {
    return desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      ASSIGN_OR_RETURN(const auto talk, tx.forms().find_talk(identity));
      return talk.has_value();
    });
  };
  const auto is_there = [&](const Delivery& delivery) {
    return desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      ASSIGN_OR_RETURN(const auto found, tx.deliveries().find(delivery.id));
      return found.has_value();
    });
  };
  after(kDay);
  EXPECT_TRUE(talks(kai));
  ASSERT_TRUE(begin_talk(lea));
  after(1);
  EXPECT_FALSE(talks(kai));
  EXPECT_TRUE(talks(lea));
  after(89 * kDay - 1);
  EXPECT_TRUE(is_there(sent));
  after(1);
  EXPECT_FALSE(is_there(sent));
  EXPECT_TRUE(is_there(failed)) << "it can be sent again";
}

TEST_F(TracesTest, C15_A10_WhoWasWrittenToByTheDeskItselfIsForgottenAfterTwoDays) {
  const auto mailbox = connect(ChannelKind::email);
  const auto today = utc_day(desk_.clock.time);
  const auto counts = [&](std::int64_t day) {
    return desk_.value<bool>(
        [&](Tx& tx) { return tx.mails().count_automatic(mailbox, "kai@mail.test", day); });
  };
  EXPECT_TRUE(counts(today));
  after(kDay);
  EXPECT_FALSE(counts(today));
  after(2 * kDay);
  EXPECT_TRUE(counts(today));
}

TEST_F(TracesTest, C15_AnAnswerToAnOldMailOfOursStillFindsItsConversation) {
  const ReplyKey key{"hash", connect(ChannelKind::email), ConversationId(7), "kai@mail.test",
                     desk_.clock.time};
  ASSERT_TRUE(run_write(*desk_.database, [&](Tx& tx) { return tx.mails().insert_reply_key(key); }));
  after(3'650 * kDay);
  const auto found = desk_.value<std::optional<ReplyKey>>(
      [&](Tx& tx) { return tx.mails().find_reply_key("hash"); });
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace harken::jobs
