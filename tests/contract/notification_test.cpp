// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"
#include "ports/notifications.hpp"

namespace harken::test {
namespace {

class NotificationTest : public DeskTest {
 protected:
  Notification make(UserId user) {
    Notification made;
    made.id = make_id<NotificationId>();
    made.workspace_id = workspace_.id;
    made.user_id = user;
    made.kind = NotificationKind::access_granted;
    made.conversation_id = ConversationId(900);
    made.contact_number = 4211;
    made.contact_name = kNasty;
    made.actor_id = UserId(901);
    made.actor_name = "Ana";
    made.text = kNasty;
    made.created_at = Timestamp{100};
    return made;
  }
  std::vector<NotificationId> listed(Tx& tx, UserId user, NotificationId before, int limit) {
    std::vector<NotificationId> ids;
    for (const auto& row : value_of(tx.notifications().list(user, before, limit)))
      ids.push_back(row.id);
    return ids;
  }

  static constexpr UserId kBen{5};
  static constexpr UserId kMira{6};
};

TEST_P(NotificationTest, KeepsEveryField) {
  const auto full = make(kBen);
  auto bare = make(kBen);
  bare.actor_id = {};
  bare.read_at = Timestamp{120};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.notifications().insert(full));
    RETURN_IF_ERROR(tx.notifications().insert(bare));
    const auto rows = value_of(tx.notifications().list(kBen, {}, 9));
    EXPECT_EQ(rows.size(), 2U);
    const auto& found = rows.at(1);
    EXPECT_EQ(found.id, full.id);
    EXPECT_EQ(found.workspace_id, full.workspace_id);
    EXPECT_EQ(found.user_id, kBen);
    EXPECT_EQ(found.kind, full.kind);
    EXPECT_EQ(found.conversation_id, full.conversation_id);
    EXPECT_EQ(found.contact_number, full.contact_number);
    EXPECT_EQ(found.contact_name, full.contact_name);
    EXPECT_EQ(found.actor_id, full.actor_id);
    EXPECT_EQ(found.actor_name, full.actor_name);
    EXPECT_EQ(found.text, full.text);
    EXPECT_EQ(found.created_at, full.created_at);
    EXPECT_FALSE(found.read_at);
    EXPECT_FALSE(rows.at(0).actor_id);
    EXPECT_EQ(rows.at(0).read_at, bare.read_at);
    return {};
  });
}

TEST_P(NotificationTest, CO14_EverybodyHasTheirOwnNewestFirst) {
  const auto first = make(kBen), second = make(kBen), third = make(kBen), other = make(kMira);
  write([&](Tx& tx) -> Status {
    for (const auto& each : {first, second, third, other})
      RETURN_IF_ERROR(tx.notifications().insert(each));
    EXPECT_EQ(listed(tx, kBen, {}, 2), (std::vector{third.id, second.id}));
    EXPECT_EQ(listed(tx, kBen, second.id, 2), std::vector{first.id});
    EXPECT_EQ(value_of(tx.notifications().count_unread(kBen, 9)), 3);
    EXPECT_EQ(value_of(tx.notifications().count_unread(kBen, 2)), 2) << "no further than asked";
    EXPECT_TRUE(value_of(tx.notifications().mark_read(kBen, second.id, Timestamp{150})));
    EXPECT_FALSE(value_of(tx.notifications().mark_read(kBen, second.id, Timestamp{160})));
    EXPECT_FALSE(value_of(tx.notifications().mark_read(kBen, other.id, Timestamp{160})));
    EXPECT_EQ(value_of(tx.notifications().count_unread(kBen, 9)), 2);
    EXPECT_EQ(value_of(tx.notifications().list(kBen, {}, 9)).at(1).read_at, Timestamp{150});
    return {};
  });
}

TEST_P(NotificationTest, OldOnesGo) {
  const auto old = make(kBen);
  auto young = make(kBen);
  young.created_at = Timestamp{101};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.notifications().insert(old));
    RETURN_IF_ERROR(tx.notifications().insert(young));
    RETURN_IF_ERROR(tx.notifications().remove_older_than(Timestamp{101}));
    EXPECT_EQ(listed(tx, kBen, {}, 9), std::vector{young.id});
    return {};
  });
}

HARKEN_ON_BOTH(NotificationTest);

}  // namespace
}  // namespace harken::test
