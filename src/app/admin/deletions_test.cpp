// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/deletions.hpp"

#include <gtest/gtest.h>

#include "app/admin/roles.hpp"
#include "app/admin/statuses.hpp"
#include "app/admin/structure.hpp"
#include "app/composer/canned_replies.hpp"
#include "app/composer/forms.hpp"
#include "app/contact/attributes.hpp"
#include "app/conversation/labels.hpp"
#include "app/testing/desk.hpp"
#include "app/views/saved_views.hpp"
#include "core/policy/builtin_roles.hpp"
#include "ports/audit_log.hpp"
#include "ports/canned_replies.hpp"
#include "ports/contact_attributes.hpp"
#include "ports/deletions.hpp"
#include "ports/forms.hpp"
#include "ports/roles.hpp"
#include "ports/saved_views.hpp"

namespace harken::app {
namespace {

class DeletionTest : public ::testing::Test {
 protected:
  template <class Delete, class Id, class... More>
  Result<Deletion> remove(Delete use_case, const Actor& by, Id id, More... more) {
    return desk_.attempt<Deletion>(
        [&](Tx& tx) { return use_case(tx, desk_.env, by, id, more...); });
  }
  std::string restore(const Actor& by, DeletionId id) {
    return testing::code_of(desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(restore_deletion(tx, desk_.env, by, id));
      return true;
    }));
  }
  std::vector<std::string> listed(const Actor& to) {
    std::vector<std::string> names;
    const auto all = desk_.value<std::vector<Deletion>>(
        [&](Tx& tx) { return list_deletions(tx, desk_.env, to); });
    for (const auto& each : all) names.push_back(each.name);
    return names;
  }
  Result<std::int64_t> hanging(const Actor& by, Deletable kind, std::int64_t id) {
    return desk_.attempt<std::int64_t>([&](Tx& tx) { return count_hanging(tx, by, kind, id); });
  }
  void purge() {
    desk_.value<bool>([&](Tx& tx) { return purge_deletions(tx, desk_.env); });
  }
  std::vector<std::string> audited() {
    std::vector<std::string> lines;
    const auto entries = desk_.value<std::vector<AuditEntry>>(
        [&](Tx& tx) { return tx.audit_log().list(desk_.admin.workspace_id, {}); });
    for (const auto& entry : entries)
      if (entry.action.ends_with(".deleted") || entry.action.ends_with(".restored"))
        lines.insert(lines.begin(), entry.action + " " + entry.subject_name);
    return lines;
  }

  Label add_label(std::string name) {
    return desk_.value<Label>([&](Tx& tx) {
      return create_label(tx, desk_.env, desk_.mira, {{}, 0, std::move(name), "red"});
    });
  }
  void put_on(ConversationId conversation, LabelId label) {
    desk_.value<Conversation>(
        [&](Tx& tx) { return app::add_label(tx, desk_.env, desk_.ana, conversation, label); });
  }
  Role add_role(std::string name) {
    EditRole command;
    command.name = std::move(name);
    command.rank = 12;
    command.permissions = rights_of(Role::agent).permissions;
    return desk_.value<Role>(
        [&](Tx& tx) { return create_role(tx, desk_.env, desk_.admin, command); });
  }
  User user(const Actor& actor) {
    return desk_
        .value<std::optional<User>>(
            [&](Tx& tx) { return tx.users().find(actor.workspace_id, actor.user_id); })
        .value();
  }
  void give(const Actor& to, RoleId role) {
    UpdateUser command;
    command.id = to.user_id;
    command.version = user(to).version;
    command.role = role;
    desk_.value<User>([&](Tx& tx) { return update_user(tx, desk_.env, desk_.admin, command); });
  }
  CannedReply add_canned(const Actor& by, CannedScope scope, std::string name,
                         DepartmentId department = {}) {
    EditCannedReply command;
    command.scope = scope;
    if (department) command.department_id = department;
    command.shortcut = name;
    command.name = std::move(name);
    command.text = "Hello";
    return desk_.value<CannedReply>(
        [&](Tx& tx) { return create_canned_reply(tx, desk_.env, by, command); });
  }

  testing::Desk desk_;
};

TEST_F(DeletionTest, AD5_ALabelComesBackOntoTheConversationsThatHadIt) {
  const auto late = add_label("Late"), paid = add_label("Paid");
  const auto with_both = desk_.open(desk_.arrive()).id, with_late = desk_.open(desk_.arrive()).id;
  const auto without = desk_.open(desk_.arrive()).id;
  put_on(with_both, late.id);
  put_on(with_both, paid.id);
  put_on(with_late, late.id);
  EXPECT_EQ(hanging(desk_.mira, Deletable::label, late.id.value()).value(), 2);

  const auto deletion = remove(delete_label, desk_.mira, late.id).value();
  EXPECT_EQ(desk_.last_event().type, "label.deleted");
  EXPECT_EQ(desk_.find(with_both).label_ids, std::vector{paid.id});
  EXPECT_TRUE(desk_.find(with_late).label_ids.empty());
  EXPECT_EQ(listed(desk_.mira), std::vector<std::string>{"Late"});

  EXPECT_EQ(restore(desk_.mira, deletion.id), "");
  EXPECT_EQ(desk_.last_event().type, "label.restored");
  EXPECT_EQ(desk_.find(with_both).label_ids, (std::vector{late.id, paid.id})) << "in their order";
  EXPECT_EQ(desk_.find(with_late).label_ids, std::vector{late.id});
  EXPECT_TRUE(desk_.find(without).label_ids.empty());
  EXPECT_TRUE(listed(desk_.mira).empty());
  EXPECT_EQ(restore(desk_.mira, deletion.id), "not_found") << "it is back already";
  EXPECT_EQ(audited(), (std::vector<std::string>{"label.deleted Late", "label.restored Late"}));
}

TEST_F(DeletionTest, AD5_ANameThatIsTakenMeanwhileIsNotTakenBack) {
  const auto deletion = remove(delete_label, desk_.mira, add_label("Late").id).value();
  const auto other = add_label("LATE");
  EXPECT_EQ(restore(desk_.mira, deletion.id), "already_exists");
  ASSERT_TRUE(remove(delete_label, desk_.mira, other.id));
  EXPECT_EQ(restore(desk_.mira, deletion.id), "");
}

TEST_F(DeletionTest, AD5_OnlyWhoMayDeleteSeesAndRestores) {
  const auto late = add_label("Late");
  EXPECT_EQ(testing::code_of(hanging(desk_.ana, Deletable::label, late.id.value())), "forbidden");
  EXPECT_EQ(testing::code_of(hanging(desk_.mira, Deletable::label, 99)), "not_found");
  EXPECT_EQ(testing::code_of(remove(delete_label, desk_.ana, late.id)), "forbidden");
  const auto deletion = remove(delete_label, desk_.mira, late.id).value();
  EXPECT_EQ(restore(desk_.ana, deletion.id), "forbidden");
  EXPECT_TRUE(listed(desk_.ana).empty());
  auto stranger = desk_.admin;
  stranger.workspace_id = WorkspaceId(99);
  EXPECT_EQ(restore(stranger, deletion.id), "not_found");
}

TEST_F(DeletionTest, AD5_WhatWasSomebodysOwnIsTheirsAloneAndInNoLog) {
  const auto own =
      remove(delete_canned_reply, desk_.ana, add_canned(desk_.ana, CannedScope::personal, "hi").id)
          .value();
  EXPECT_EQ(listed(desk_.ana), std::vector<std::string>{"hi"});
  EXPECT_TRUE(listed(desk_.admin).empty());
  EXPECT_EQ(restore(desk_.admin, own.id), "not_found");
  EXPECT_EQ(restore(desk_.ana, own.id), "");
  EXPECT_TRUE(audited().empty());

  const auto theirs =
      remove(delete_canned_reply, desk_.admin,
             add_canned(desk_.admin, CannedScope::department, "fix", desk_.repairs.id).id)
          .value();
  EXPECT_EQ(restore(desk_.mira, theirs.id), "not_found") << "of a department that she does not see";
  EXPECT_EQ(restore(desk_.admin, theirs.id), "");
}

TEST_F(DeletionTest, AD5_AShortcutThatIsTakenMeanwhileIsNotTakenBack) {
  const auto deletion = remove(delete_canned_reply, desk_.mira,
                               add_canned(desk_.mira, CannedScope::workspace, "hi").id)
                            .value();
  add_canned(desk_.ana, CannedScope::personal, "hi");
  EXPECT_EQ(restore(desk_.mira, deletion.id), "") << "another place, another list";
  const auto again = remove(delete_canned_reply, desk_.mira, CannedReplyId(deletion.subject_id));
  add_canned(desk_.mira, CannedScope::workspace, "hi");
  EXPECT_EQ(restore(desk_.mira, again->id), "already_exists");
}

TEST_F(DeletionTest, AD5_PeopleAreBackInTheirRoleUnlessChangedSince) {
  const auto night = add_role("Night");
  give(desk_.ana, night.id);
  give(desk_.ben, night.id);
  EXPECT_EQ(hanging(desk_.admin, Deletable::role, night.id.value()).value(), 2);
  EXPECT_EQ(testing::code_of(remove(delete_role, desk_.admin, night.id, RoleId())), "in_use");
  EXPECT_TRUE(listed(desk_.admin).empty()) << "refused: nothing is left of it";
  const auto deletion = remove(delete_role, desk_.admin, night.id, Role::agent).value();
  EXPECT_EQ(user(desk_.ana).role, Role::agent);
  give(desk_.ben, Role::supervisor);
  EXPECT_EQ(restore(desk_.admin, deletion.id), "");
  EXPECT_EQ(user(desk_.ana).role, night.id);
  EXPECT_EQ(user(desk_.ben).role, Role::supervisor);
}

TEST_F(DeletionTest, AD5_NobodyBringsBackARoleAboveTheirOwn) {
  auto keeper = add_role("Keeper");
  const auto deletion = remove(delete_role, desk_.admin, keeper.id, RoleId()).value();
  auto low = desk_.ana;
  low.rights.permissions.set(Action::manage_roles, Scope::all);
  low.rights.rank = 11;
  EXPECT_EQ(restore(low, deletion.id), "beyond_own_rights");
  const auto found = desk_.value<std::optional<Role>>(
      [&](Tx& tx) { return tx.roles().find(desk_.admin.workspace_id, keeper.id); });
  EXPECT_FALSE(found) << "a refused restoration changes nothing";
}

TEST_F(DeletionTest, AD5_AStatusIsBackWithWhoHasNotChosenSince) {
  EditStatus lunch_command;
  lunch_command.name = "Lunch";
  lunch_command.takes_work = false;
  const auto lunch = desk_.value<AvailabilityStatus>(
      [&](Tx& tx) { return create_status(tx, desk_.env, desk_.admin, lunch_command); });
  for (const auto& actor : {desk_.ana, desk_.ben})
    desk_.value<User>(
        [&](Tx& tx) { return set_status(tx, desk_.env, actor, actor.user_id, lunch.id); });
  const auto deletion = remove(delete_status, desk_.admin, lunch.id).value();
  const auto heir = user(desk_.ana).status_id;
  EXPECT_NE(heir, lunch.id);
  desk_.put(desk_.ben, StatusPreset::available);
  desk_.value<User>(
      [&](Tx& tx) { return set_status(tx, desk_.env, desk_.ben, desk_.ben.user_id, heir); });
  EXPECT_EQ(restore(desk_.admin, deletion.id), "");
  EXPECT_EQ(user(desk_.ana).status_id, lunch.id);
  EXPECT_EQ(user(desk_.ben).status_id, heir) << "chosen since, although the same";
}

TEST_F(DeletionTest, AD5_FormsViewsAndAttributesComeBackAsTheyWere) {
  EditForm form_command;
  form_command.name = "Return";
  form_command.title = "Your order";
  form_command.fields = {{"number", "Number", FieldKind::number, true, {}, {}}};
  const auto form = desk_.value<Form>(
      [&](Tx& tx) { return create_form(tx, desk_.env, desk_.mira, form_command); });
  EditSavedView view_command;
  view_command.name = "Solved ones";
  view_command.filter = ViewFilter{};
  const auto view = desk_.value<SavedView>(
      [&](Tx& tx) { return create_saved_view(tx, desk_.env, desk_.ana, view_command); });
  EditContactAttribute plan;
  plan.name = "Plan";
  const auto attribute = desk_.value<ContactAttribute>(
      [&](Tx& tx) { return create_contact_attribute(tx, desk_.env, desk_.admin, plan); });
  EXPECT_EQ(hanging(desk_.admin, Deletable::contact_attribute, attribute.id.value()).value(), 0);

  const auto of_form = remove(delete_form, desk_.mira, form.id).value();
  const auto of_view = remove(delete_saved_view, desk_.ana, view.id).value();
  const auto of_plan = remove(delete_contact_attribute, desk_.admin, attribute.id).value();
  EXPECT_EQ(restore(desk_.mira, of_view.id), "not_found") << "a view of Ana's own";
  EXPECT_EQ(restore(desk_.mira, of_form.id), "");
  EXPECT_EQ(restore(desk_.ana, of_view.id), "");
  EXPECT_EQ(restore(desk_.admin, of_plan.id), "");

  const auto workspace = desk_.admin.workspace_id;
  const auto forms =
      desk_.value<std::vector<Form>>([&](Tx& tx) { return tx.forms().list(workspace); });
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms[0].fields.size(), 1U);
  EXPECT_EQ(forms[0].version, form.version);
  EXPECT_TRUE(desk_.value<std::optional<SavedView>>(
      [&](Tx& tx) { return tx.saved_views().find(workspace, view.id); }));
  EXPECT_TRUE(desk_.value<std::optional<ContactAttribute>>(
      [&](Tx& tx) { return tx.contact_attributes().find(workspace, attribute.id); }));
}

TEST_F(DeletionTest, AD5_AfterThirtyDaysItIsGoneForGood) {
  const auto late = add_label("Late");
  const auto id = desk_.open(desk_.arrive()).id;
  put_on(id, late.id);
  const auto deletion = remove(delete_label, desk_.mira, late.id).value();
  desk_.clock.time = desk_.clock.time.plus_seconds(kRestoreSeconds - 1);
  purge();
  EXPECT_EQ(listed(desk_.mira), std::vector<std::string>{"Late"}) << "a second before the end";
  desk_.clock.time = desk_.clock.time.plus_seconds(1);
  EXPECT_TRUE(listed(desk_.mira).empty()) << "also before housekeeping comes by";
  EXPECT_EQ(restore(desk_.mira, deletion.id), "not_found");
  purge();
  const auto left = desk_.value<std::optional<Deletion>>(
      [&](Tx& tx) { return tx.deletions().find(desk_.mira.workspace_id, deletion.id); });
  EXPECT_FALSE(left);
  // The row itself: nothing can be shown again.
  EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) { return tx.deletions().show(deletion); }));
  EXPECT_FALSE(desk_.value<std::optional<Label>>(
      [&](Tx& tx) { return tx.labels().find(desk_.mira.workspace_id, late.id); }));
}

}  // namespace
}  // namespace harken::app
