// SPDX-License-Identifier: AGPL-3.0-or-later
// The outbox of the channels.
#include <utility>

#include "contract/samples.hpp"
#include "ports/deliveries.hpp"

namespace harken::test {
namespace {

class DeliveryTest : public DeskTest {
 protected:
  static constexpr IdentityId kKai{71};
  static constexpr IdentityId kLea{72};

  Delivery make(IdentityId to, std::int64_t next_at = 100) {
    return {.id = make_id<DeliveryId>(),
            .workspace_id = workspace_.id,
            .message_id = make_id<MessageId>(),
            .channel_id = channel_.id,
            .identity_id = to,
            .address = "chat-7",
            .next_at = Timestamp{next_at},
            .created_at = Timestamp{50}};
  }
  static std::vector<DeliveryId> ids(const std::vector<Delivery>& rows) {
    std::vector<DeliveryId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    return ids;
  }
  static std::vector<DeliveryId> due(Tx& tx, std::int64_t now, int limit = 9) {
    return ids(value_of(tx.deliveries().list_due(Timestamp{now}, limit)));
  }
  static Status insert(Tx& tx, const std::vector<Delivery>& all) {
    for (const auto& each : all) RETURN_IF_ERROR(tx.deliveries().insert(each));
    return {};
  }
};

TEST_P(DeliveryTest, KeepsEveryField) {
  auto full = make(kKai);
  full.state = DeliveryState::uncertain;
  full.address = full.detail = kNasty;
  full.reason = "interrupted";
  full.attempts = 3;
  full.task = DeliveryTask::erase;
  auto held = make({});
  held.channel_id = {};
  held.message_id = full.message_id;
  held.state = DeliveryState::held;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {full, held}));
    const auto found = value_of(tx.deliveries().find(full.id)).value_or(Delivery{});
    EXPECT_EQ(found.workspace_id, full.workspace_id);
    EXPECT_EQ(found.message_id, full.message_id);
    EXPECT_EQ(found.channel_id, full.channel_id);
    EXPECT_EQ(found.identity_id, kKai);
    EXPECT_EQ(found.address, kNasty);
    EXPECT_EQ(found.state, DeliveryState::uncertain);
    EXPECT_EQ(found.reason, "interrupted");
    EXPECT_EQ(found.detail, kNasty);
    EXPECT_EQ(found.attempts, 3);
    EXPECT_EQ(found.task, DeliveryTask::erase);
    EXPECT_EQ(found.next_at, full.next_at);
    EXPECT_EQ(found.created_at, full.created_at);
    const auto of_message = value_of(tx.deliveries().list_of_message(full.message_id));
    EXPECT_EQ(ids(of_message), (std::vector{full.id, held.id}));
    EXPECT_FALSE(of_message.at(1).channel_id);
    EXPECT_FALSE(of_message.at(1).identity_id);
    EXPECT_FALSE(value_of(tx.deliveries().find(DeliveryId(1))));
    return {};
  });
}

TEST_P(DeliveryTest, CH9_OnlyTheOldestOfACustomerIsDueTheLongestWaitingFirst) {
  const auto first = make(kKai, 100), second = make(kKai, 60), other = make(kLea, 90);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {first, second, other}));
    EXPECT_EQ(due(tx, 89), std::vector<DeliveryId>{}) << "not past one that waits";
    EXPECT_EQ(due(tx, 100), (std::vector{other.id, first.id}));
    EXPECT_EQ(due(tx, 100, 1), std::vector{other.id});
    return {};
  });
}

TEST_P(DeliveryTest, F40_ManyThatWaitForOneChannelDoNotStandBeforeAnothers) {
  const auto first = make(kKai, 10), second = make(kLea, 20), third = make(IdentityId(73), 30);
  auto elsewhere = make(IdentityId(74), 40);
  elsewhere.channel_id = ChannelId(channel_.id.value() + 1);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {first, second, third, elsewhere}));
    EXPECT_EQ(due(tx, 100, 2), (std::vector{first.id, second.id, elsewhere.id}));
    return {};
  });
}

TEST_P(DeliveryTest, CH9_WhatIsOnItsWayHoldsBackTheNextUntilItHasEnded) {
  auto first = make(kKai);
  const auto second = make(kKai);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {first, second}));
    first.state = DeliveryState::sending;
    EXPECT_TRUE(value_of(tx.deliveries().update(first, DeliveryState::queued)));
    EXPECT_EQ(due(tx, 100), std::vector<DeliveryId>{});
    EXPECT_EQ(ids(value_of(tx.deliveries().list_sending())), std::vector{first.id});
    for (const auto end : {DeliveryState::sent, DeliveryState::failed, DeliveryState::uncertain}) {
      const auto before = std::exchange(first.state, end);
      EXPECT_TRUE(value_of(tx.deliveries().update(first, before)));
      EXPECT_EQ(due(tx, 100), std::vector{second.id});
    }
    EXPECT_TRUE(value_of(tx.deliveries().list_sending()).empty());
    return {};
  });
}

TEST_P(DeliveryTest, WhoComesSecondChangesNothing) {
  const auto delivery = make(kKai);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.deliveries().insert(delivery));
    auto ended = delivery;
    ended.state = DeliveryState::failed;
    ended.reason = "blocked";
    ended.detail = kNasty;
    ended.attempts = 2;
    ended.next_at = Timestamp{300};
    ended.created_at = Timestamp{51};
    EXPECT_FALSE(value_of(tx.deliveries().update(ended, DeliveryState::sending)));
    EXPECT_EQ(value_of(tx.deliveries().find(delivery.id))->state, DeliveryState::queued);
    EXPECT_TRUE(value_of(tx.deliveries().update(ended, DeliveryState::queued)));
    EXPECT_FALSE(value_of(tx.deliveries().update(ended, DeliveryState::queued)));
    const auto found = value_of(tx.deliveries().find(delivery.id)).value_or(Delivery{});
    EXPECT_EQ(found.state, DeliveryState::failed);
    EXPECT_EQ(found.reason, "blocked");
    EXPECT_EQ(found.detail, kNasty);
    EXPECT_EQ(found.attempts, 2);
    EXPECT_EQ(found.next_at, Timestamp{300});
    EXPECT_EQ(found.created_at, Timestamp{51});
    return {};
  });
}

TEST_P(DeliveryTest, CH9_OneChannelsQueueWaitsAndNoOther) {
  const auto now = make(kKai, 100), later = make(kLea, 900);
  auto elsewhere = make(IdentityId(73), 110), sending = make(IdentityId(74), 100);
  elsewhere.channel_id = ChannelId(22);
  sending.state = DeliveryState::sending;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {now, later, elsewhere, sending}));
    RETURN_IF_ERROR(tx.deliveries().postpone(channel_.id, Timestamp{120}, Timestamp{500}));
    EXPECT_EQ(due(tx, 499), std::vector{elsewhere.id});
    EXPECT_EQ(due(tx, 500), (std::vector{now.id, elsewhere.id}));
    EXPECT_EQ(due(tx, 900), (std::vector{now.id, elsewhere.id, later.id}));
    const auto after = make(IdentityId(75), 130);
    RETURN_IF_ERROR(insert(tx, {after}));
    EXPECT_EQ(due(tx, 499), (std::vector{elsewhere.id, after.id}))
        << "it shows whether the channel is back";
    RETURN_IF_ERROR(tx.deliveries().postpone(channel_.id, Timestamp{140}, Timestamp{200}));
    EXPECT_EQ(due(tx, 499), std::vector{elsewhere.id}) << "no sooner than was said before";
    EXPECT_EQ(value_of(tx.deliveries().find(sending.id))->next_at, Timestamp{100});
    return {};
  });
}

HARKEN_ON_BOTH(DeliveryTest);

}  // namespace
}  // namespace harken::test
