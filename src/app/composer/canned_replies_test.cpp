// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/canned_replies.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class CannedRepliesTest : public ::testing::Test {
 protected:
  Result<CannedReply> add(const Actor& actor, CannedScope scope, std::string shortcut = "",
                          DepartmentId department = {},
                          std::string text = "Hello {{contact.name}}") {
    EditCannedReply command{
        {}, 0, scope, std::nullopt, "Greeting", std::move(shortcut), std::move(text)};
    if (department) command.department_id = department;
    return desk_.attempt<CannedReply>(
        [&](Tx& tx) { return create_canned_reply(tx, desk_.env, actor, command); });
  }
  Result<CannedReply> edit(const Actor& actor, const EditCannedReply& command) {
    return desk_.attempt<CannedReply>(
        [&](Tx& tx) { return update_canned_reply(tx, desk_.env, actor, command); });
  }
  std::string remove(const Actor& actor, CannedReplyId id) {
    return testing::code_of(desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(delete_canned_reply(tx, desk_.env, actor, id));
      return true;
    }));
  }

  testing::Desk desk_;
};

TEST_F(CannedRepliesTest, CO2_PersonalByItsOwnerOthersBySupervisors) {
  const auto own = add(desk_.ana, CannedScope::personal, "hi");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->owner_id, desk_.ana.user_id);
  EXPECT_EQ(desk_.last_event().type, "canned_reply.updated");
  EXPECT_TRUE(can_see(desk_.ana, desk_.last_event().audience));
  EXPECT_FALSE(can_see(desk_.admin, desk_.last_event().audience)) << "an own one is private";
  EXPECT_EQ(testing::code_of(add(desk_.ana, CannedScope::workspace)), "forbidden");
  EXPECT_EQ(testing::code_of(add(desk_.ana, CannedScope::department, "", desk_.sales.id)),
            "forbidden");
  EXPECT_TRUE(add(desk_.mira, CannedScope::workspace));
  EXPECT_TRUE(add(desk_.mira, CannedScope::department, "", desk_.sales.id));
  EXPECT_EQ(testing::code_of(add(desk_.mira, CannedScope::department, "", desk_.repairs.id)),
            "forbidden");
  EXPECT_TRUE(add(desk_.admin, CannedScope::department, "", desk_.repairs.id));
}

TEST_F(CannedRepliesTest, WhatOthersKeepToThemselvesDoesNotExist) {
  const auto own = add(desk_.ana, CannedScope::personal);
  for (const auto& actor : {desk_.ben, desk_.mira, desk_.admin}) {
    EXPECT_EQ(testing::code_of(edit(actor, {own->id, 1, {}, {}, "Mine", {}, {}})), "not_found");
    EXPECT_EQ(remove(actor, own->id), "not_found");
  }
  const auto shared = add(desk_.mira, CannedScope::workspace);
  EXPECT_EQ(testing::code_of(edit(desk_.ana, {shared->id, 1, {}, {}, "Mine", {}, {}})),
            "forbidden");
  EXPECT_EQ(remove(desk_.ana, shared->id), "forbidden");
  EXPECT_EQ(remove(desk_.mira, shared->id), "");
  EXPECT_EQ(desk_.last_event().type, "canned_reply.deleted");
  EXPECT_EQ(remove(desk_.mira, shared->id), "not_found");
}

TEST_F(CannedRepliesTest, WordsAreCheckedByField) {
  const auto refused = [&](std::string shortcut, std::string text) {
    return testing::field_of(
        add(desk_.ana, CannedScope::personal, std::move(shortcut), {}, std::move(text)));
  };
  EXPECT_EQ(refused("two words", "Hi"), "shortcut");
  EXPECT_EQ(refused("a/b", "Hi"), "shortcut");
  EXPECT_EQ(refused(std::string(31, 'x'), "Hi"), "shortcut");
  EXPECT_EQ(refused("hi", "  \n"), "text");
  EXPECT_EQ(refused("hi", "\a"), "text");
  EXPECT_EQ(refused("hi", "{{user.password}}"), "text");
  EXPECT_EQ(refused("hi", std::string(kMaxCannedText + 1, 'x')), "text");
  EXPECT_EQ(testing::field_of(add(desk_.mira, CannedScope::department)), "department_id");
  EXPECT_EQ(testing::field_of(add(desk_.mira, CannedScope::workspace, "", desk_.sales.id)),
            "department_id");
}

TEST_F(CannedRepliesTest, AShortcutIsTakenOnceInItsPlace) {
  ASSERT_TRUE(add(desk_.ana, CannedScope::personal, "hi"));
  EXPECT_EQ(testing::code_of(add(desk_.ana, CannedScope::personal, "HI")), "already_exists");
  EXPECT_TRUE(add(desk_.ben, CannedScope::personal, "hi"));
  const auto shared = add(desk_.mira, CannedScope::workspace, "hi");
  ASSERT_TRUE(shared);
  EXPECT_TRUE(edit(desk_.mira, {shared->id, 1, {}, {}, {}, "hi", "Other words"})) << "its own";
  EXPECT_EQ(testing::code_of(edit(desk_.mira, {shared->id, 1, {}, {}, {}, {}, "Late"})),
            "version_conflict");
}

TEST_F(CannedRepliesTest, MovingItTellsThoseWhoLoseIt) {
  const auto shared = add(desk_.mira, CannedScope::workspace, "hi");
  const auto before = desk_.count_events();
  const auto moved = edit(desk_.mira, {shared->id, 1, CannedScope::personal, {}, {}, {}, {}});
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->owner_id, desk_.mira.user_id);
  ASSERT_EQ(desk_.count_events(), before + 2);
  const auto events = desk_.events_after(static_cast<Seq>(before));
  EXPECT_EQ(events[0].type, "canned_reply.deleted");
  EXPECT_TRUE(events[0].audience.everyone);
  EXPECT_EQ(events[1].type, "canned_reply.updated");
  EXPECT_FALSE(can_see(desk_.ana, events[1].audience));
  EXPECT_EQ(
      testing::code_of(
          edit(desk_.mira, {shared->id, 2, CannedScope::department, desk_.repairs.id, {}, {}, {}})),
      "forbidden")
      << "not into a department that is not hers";
}

}  // namespace
}  // namespace harken::app
