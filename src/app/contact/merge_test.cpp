// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/merge.hpp"

#include <gtest/gtest.h>

#include "app/contact/contacts.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class MergeTest : public ::testing::Test {
 protected:
  Result<Merged> merge(const Actor& actor, const testing::Visitor& into,
                       const testing::Visitor& merged) {
    return desk_.attempt<Merged>([&](Tx& tx) {
      return merge_contacts(tx, desk_.env, actor, into.session.contact_id,
                            merged.session.contact_id);
    });
  }
  Result<Merged> undo(const Actor& actor, ContactMergeId id) {
    return desk_.attempt<Merged>([&](Tx& tx) { return undo_merge(tx, desk_.env, actor, id); });
  }
  void block(const testing::Visitor& visitor) {
    desk_.value<Contact>([&](Tx& tx) {
      return block_contact(tx, desk_.env, desk_.mira, visitor.session.contact_id);
    });
  }
  bool is_blocked(const testing::Visitor& visitor) {
    return desk_
        .value<std::optional<Contact>>([&](Tx& tx) {
          return tx.contacts().find(desk_.admin.workspace_id, visitor.session.contact_id);
        })
        ->blocked_at.has_value();
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  testing::Visitor again_ = desk_.arrive();
};

TEST_F(MergeTest, AD6_OnlyWhoSawTheCustomerIsToldThatItIsGone) {
  desk_.open(nora_);
  desk_.open(again_);
  const auto before = desk_.events_after(0).back().seq;
  ASSERT_TRUE(merge(desk_.ana, nora_, again_));
  for (const auto& event : desk_.events_after(before))
    EXPECT_FALSE(event.audience.everyone) << event.type;
}

TEST_F(MergeTest, LC22_AMergeNeitherLiftsABlockNorMakesOneWithoutTheRight) {
  desk_.open(nora_);
  desk_.open(again_);
  block(again_);
  EXPECT_EQ(testing::code_of(merge(desk_.ana, nora_, again_)), "forbidden");
  EXPECT_EQ(testing::code_of(merge(desk_.ana, again_, nora_)), "forbidden");
  const auto merged = merge(desk_.mira, nora_, again_).value();
  EXPECT_TRUE(merged.contact.blocked_at);
  EXPECT_TRUE(is_blocked(nora_));
  EXPECT_EQ(testing::code_of(undo(desk_.ana, merged.merge.id)), "forbidden");
  ASSERT_TRUE(undo(desk_.mira, merged.merge.id));
  EXPECT_FALSE(is_blocked(nora_));
  EXPECT_TRUE(is_blocked(again_));
}

}  // namespace
}  // namespace harken::app
