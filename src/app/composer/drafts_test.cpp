// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/drafts.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class DraftsTest : public ::testing::Test {
 protected:
  Result<Draft> save(const Actor& actor, std::string text, std::int64_t version) {
    const SaveDraft command{id_, DraftKind::reply, std::move(text), {}, version};
    return desk_.attempt<Draft>([&](Tx& tx) { return save_draft(tx, desk_.env, actor, command); });
  }
  std::size_t count(const Actor& actor) {
    return desk_.value<std::vector<Draft>>([&](Tx& tx) { return list_drafts(tx, actor); }).size();
  }

  testing::Desk desk_;
  ConversationId id_ = desk_.open(desk_.arrive()).id;
};

TEST_F(DraftsTest, CO12_IsKeptAndToldToItsWriterAlone) {
  const auto draft = save(desk_.ana, "Hello No", 0);
  ASSERT_TRUE(draft);
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "draft.updated");
  EXPECT_TRUE(can_see(desk_.ana, event.audience));
  for (const auto& other : {desk_.ben, desk_.mira, desk_.admin})
    EXPECT_FALSE(can_see(other, event.audience));
  EXPECT_FALSE(event.public_data);
  EXPECT_EQ(count(desk_.ana), 1U);
  EXPECT_EQ(count(desk_.ben), 0U);
}

TEST_F(DraftsTest, TheLastWriterWinsByVersion) {
  const auto first = save(desk_.ana, "Hello", 0);
  const auto second = save(desk_.ana, "Hello Nora", first->version);
  ASSERT_TRUE(second);
  EXPECT_GT(second->version, first->version);
  const auto events = desk_.count_events();
  const auto late = save(desk_.ana, "Other", first->version);
  ASSERT_EQ(testing::code_of(late), "version_conflict");
  EXPECT_TRUE(late.error().current.contains("Hello Nora")) << "with the text that is there";
  EXPECT_EQ(testing::code_of(save(desk_.ana, "Other", 0)), "version_conflict");
  EXPECT_TRUE(save(desk_.ana, "Hello Nora", second->version)) << "nothing new";
  EXPECT_EQ(desk_.count_events(), events);
}

TEST_F(DraftsTest, AnEmptyOneIsGoneAndItsVersionNeverComesBack) {
  const auto first = save(desk_.ana, "Hello", 0);
  const auto empty = save(desk_.ana, "", first->version);
  ASSERT_TRUE(empty);
  EXPECT_EQ(count(desk_.ana), 0U);
  EXPECT_GT(empty->version, first->version);
}

TEST_F(DraftsTest, OnlyWhereTheConversationIsSeen) {
  EXPECT_EQ(testing::code_of(save(desk_.rob, "Hello", 0)), "not_found");
  EXPECT_EQ(testing::field_of(save(desk_.ana, "\a", 0)), "text");
}

}  // namespace
}  // namespace harken::app
