// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/labels.hpp"

#include <gtest/gtest.h>

#include "app/admin/structure.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class LabelTest : public ::testing::Test {
 protected:
  LabelId make(std::string name) {
    const EditLabel command{{}, 0, std::move(name), "red"};
    return desk_
        .value<Label>([&](Tx& tx) { return create_label(tx, desk_.env, desk_.mira, command); })
        .id;
  }
  Result<Conversation> put_on(const Actor& actor, LabelId label) {
    return desk_.attempt<Conversation>(
        [&](Tx& tx) { return add_label(tx, desk_.env, actor, id_, label); });
  }
  Result<Conversation> take_off(const Actor& actor, LabelId label) {
    return desk_.attempt<Conversation>(
        [&](Tx& tx) { return remove_label(tx, desk_.env, actor, id_, label); });
  }

  testing::Desk desk_;
  ConversationId id_ = desk_.open(desk_.arrive()).id;
};

TEST_F(LabelTest, AreOursAlone) {
  const auto label = make("Unpaid");
  ASSERT_TRUE(put_on(desk_.ana, label));
  const auto event = desk_.last_event();
  EXPECT_TRUE(event.data.contains("labelled"));
  EXPECT_FALSE(event.public_data);
  EXPECT_FALSE(event.identity_id);
}

TEST_F(LabelTest, TwiceOnOrOffChangesNothing) {
  const auto late = make("Late");
  const auto unpaid = make("Unpaid");
  ASSERT_TRUE(put_on(desk_.ana, unpaid));
  ASSERT_TRUE(put_on(desk_.ana, late));
  EXPECT_EQ(desk_.find(id_).label_ids, (std::vector{late, unpaid})) << "sorted";
  const auto events = desk_.count_events();
  ASSERT_TRUE(put_on(desk_.ana, late));
  EXPECT_EQ(desk_.count_events(), events);
  ASSERT_TRUE(take_off(desk_.ana, late));
  ASSERT_TRUE(take_off(desk_.ana, late));
  EXPECT_EQ(desk_.count_events(), events + 1);
  EXPECT_EQ(desk_.find(id_).label_ids, std::vector{unpaid});
}

TEST_F(LabelTest, AD4_WithoutTheVerbItIsOnlySeen) {
  const auto label = make("Unpaid");
  Actor reader = desk_.ana;
  reader.rights.permissions.set(Action::label, Scope::own);
  EXPECT_EQ(testing::code_of(put_on(reader, label)), "forbidden") << "nobody holds it";
  ASSERT_TRUE(put_on(desk_.ana, label));
  EXPECT_EQ(testing::code_of(take_off(reader, label)), "forbidden");
  EXPECT_EQ(desk_.find(id_).label_ids, std::vector{label});
}

TEST_F(LabelTest, WhatIsNotThereOrNotSeenIsNotFound) {
  const auto label = make("Unpaid");
  const auto events = desk_.count_events();
  EXPECT_EQ(testing::code_of(put_on(desk_.ana, LabelId(99))), "not_found");
  EXPECT_EQ(testing::code_of(put_on(desk_.rob, label)), "not_found");
  EXPECT_EQ(testing::code_of(take_off(desk_.rob, label)), "not_found");
  EXPECT_EQ(desk_.count_events(), events);
}

}  // namespace
}  // namespace harken::app
