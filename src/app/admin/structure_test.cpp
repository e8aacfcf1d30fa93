// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/structure.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class StructureTest : public ::testing::Test {
 protected:
  Result<Channel> configure(const WidgetSettings& settings) {
    const UpdateChannel command{desk_.channel.id, desk_.channel.version, {}, {}, settings};
    return desk_.attempt<Channel>(
        [&](Tx& tx) { return update_channel(tx, desk_.env, desk_.admin, command); });
  }
  Result<Label> add(const Actor& actor, std::string name, std::string color = "red") {
    const EditLabel command{{}, 0, std::move(name), std::move(color)};
    return desk_.attempt<Label>(
        [&](Tx& tx) { return create_label(tx, desk_.env, actor, command); });
  }
  Result<Label> edit(const Actor& actor, const EditLabel& command) {
    return desk_.attempt<Label>(
        [&](Tx& tx) { return update_label(tx, desk_.env, actor, command); });
  }

  testing::Desk desk_;
};

TEST_F(StructureTest, SettingsOfAWidgetAreChecked) {
  const auto refused = [&](auto edit_settings) {
    WidgetSettings settings;
    edit_settings(settings);
    return testing::field_of(configure(settings));
  };
  for (const auto color : {"red", "#12345", "#12345g", "#1234567", "#000000;x", ""})
    EXPECT_EQ(refused([&](auto& it) { it.accent = color; }), "settings.accent") << color;
  for (const auto origin : {"shop.example", "https://", "javascript:alert(1)", "https://a/b",
                            "https://a b", "https://a;script-src *"})
    EXPECT_EQ(refused([&](auto& it) { it.allowed_origins = {origin}; }), "settings.allowed_origins")
        << origin;
  EXPECT_EQ(refused([&](auto& it) { it.title = std::string(61, 'x'); }), "settings.title");
  EXPECT_EQ(refused([&](auto& it) { it.greeting = "\a"; }), "settings.greeting");
  EXPECT_EQ(refused([&](auto& it) { it.department_ids = {DepartmentId(99)}; }),
            "settings.department_ids");
  WidgetSettings good;
  good.accent = "#0aF3b5";
  good.allowed_origins = {"https://shop.example", "http://localhost:3000"};
  good.department_ids = {desk_.repairs.id};
  EXPECT_TRUE(configure(good));
}

TEST_F(StructureTest, OnlyAdminsChangeChannelsAndOnlyTheNewestVersion) {
  UpdateChannel command{desk_.channel.id, desk_.channel.version, "Web", {}, {}};
  const auto update_by = [&](const Actor& actor) {
    return desk_.attempt<Channel>(
        [&](Tx& tx) { return update_channel(tx, desk_.env, actor, command); });
  };
  EXPECT_EQ(testing::code_of(update_by(desk_.mira)), "forbidden");
  ASSERT_TRUE(update_by(desk_.admin));
  const auto events = desk_.count_events();
  EXPECT_EQ(testing::code_of(update_by(desk_.admin)), "version_conflict");
  command.version += 1;
  command.department_id = DepartmentId(99);
  EXPECT_EQ(testing::field_of(update_by(desk_.admin)), "department_id");
  EXPECT_EQ(desk_.count_events(), events);
}

// A person's form and a department's form both send whole lists of members.
TEST_F(StructureTest, WhoWasSlowerDoesNotTakeAMembershipBack) {
  const auto person = [&] {
    return desk_
        .value<std::optional<User>>(
            [&](Tx& tx) { return tx.users().find(desk_.admin.workspace_id, desk_.rob.user_id); })
        .value();
  };
  const auto department = [&] {
    return desk_
        .value<std::optional<Department>>(
            [&](Tx& tx) { return tx.departments().find(desk_.admin.workspace_id, desk_.sales.id); })
        .value();
  };
  const auto seen = person();
  UpdateDepartment joins{.id = desk_.sales.id, .version = department().version};
  joins.member_ids = department().member_ids;
  joins.member_ids->push_back(seen.id);
  desk_.value<Department>(
      [&](Tx& tx) { return update_department(tx, desk_.env, desk_.admin, joins); });
  UpdateUser late{.id = seen.id, .version = seen.version};
  late.department_ids = seen.department_ids;
  const auto change = [&](const UpdateUser& command) {
    return desk_.attempt<User>(
        [&](Tx& tx) { return update_user(tx, desk_.env, desk_.admin, command); });
  };
  EXPECT_EQ(testing::code_of(change(late)), "version_conflict");
  const auto seen_department = department();
  late.version = person().version;
  ASSERT_TRUE(change(late));
  UpdateDepartment too_late{.id = desk_.sales.id, .version = seen_department.version};
  too_late.member_ids = seen_department.member_ids;
  EXPECT_EQ(testing::code_of(desk_.attempt<Department>(
                [&](Tx& tx) { return update_department(tx, desk_.env, desk_.admin, too_late); })),
            "version_conflict");
  EXPECT_EQ(person().department_ids, seen.department_ids);
}

TEST_F(StructureTest, LabelsHaveOneNameEachWhateverItsCase) {
  EXPECT_EQ(testing::code_of(add(desk_.ana, "Late")), "forbidden");
  EXPECT_EQ(testing::field_of(add(desk_.mira, "Late", "chartreuse")), "color");
  EXPECT_EQ(testing::field_of(add(desk_.mira, "  ")), "name");
  const auto late = add(desk_.mira, "Late");
  ASSERT_TRUE(late);
  EXPECT_EQ(testing::code_of(add(desk_.mira, "lATE")), "already_exists");
  const auto renamed = edit(desk_.mira, {late->id, 1, "LATE", {}});
  ASSERT_TRUE(renamed) << "its own name in other letters";
  EXPECT_EQ(renamed->color, "red");
  EXPECT_EQ(testing::code_of(edit(desk_.mira, {late->id, 1, "Paid", {}})), "version_conflict");
  EXPECT_EQ(testing::code_of(edit(desk_.mira, {LabelId(99), 1, "Paid", {}})), "not_found");
}

TEST_F(StructureTest, ADeletedLabelIsToldAndGoneOnce) {
  const auto late = add(desk_.mira, "Late");
  const auto remove = [&](const Actor& actor) {
    return desk_.attempt<Deletion>(
        [&](Tx& tx) { return delete_label(tx, desk_.env, actor, late->id); });
  };
  EXPECT_EQ(testing::code_of(remove(desk_.ana)), "forbidden");
  ASSERT_TRUE(remove(desk_.mira));
  EXPECT_EQ(desk_.last_event().type, "label.deleted");
  EXPECT_EQ(testing::code_of(remove(desk_.mira)), "not_found");
}

TEST_F(StructureTest, TheWorkspaceIsRenamedByAdmins) {
  const auto rename = [&](const Actor& actor, std::string name) {
    return desk_.attempt<Workspace>(
        [&](Tx& tx) { return update_workspace(tx, desk_.env, actor, {name, {}, {}}); });
  };
  EXPECT_EQ(testing::code_of(rename(desk_.mira, "Mine")), "forbidden");
  EXPECT_EQ(testing::field_of(rename(desk_.admin, "\t")), "name");
  EXPECT_EQ(rename(desk_.admin, " Corner Shop ")->name, "Corner Shop");
  EXPECT_EQ(desk_.last_event().type, "workspace.updated");
}

TEST_F(StructureTest, LC1_LC2_TheWordsOfTheWorkspaceChangeAndTheRestStays) {
  const auto update = [&](UpdateWorkspace command) {
    return desk_.attempt<Workspace>(
        [&](Tx& tx) { return update_workspace(tx, desk_.env, desk_.admin, command); });
  };
  EXPECT_EQ(update({{}, WordPreset::kreechat, 30})->name, "Shop");
  EXPECT_EQ(update({"Corner Shop", {}, {}})->words, WordPreset::kreechat);
  EXPECT_EQ(update({{}, WordPreset::dolphins, {}})->return_after_minutes, 30);
  EXPECT_TRUE(desk_.last_event().data.contains(R"("words":"3dolphins")"));
  EXPECT_EQ(testing::field_of(update({{}, {}, -1})), "return_after_minutes");
  EXPECT_EQ(testing::field_of(update({{}, {}, 7 * 24 * 60 + 1})), "return_after_minutes");
}

}  // namespace
}  // namespace harken::app
