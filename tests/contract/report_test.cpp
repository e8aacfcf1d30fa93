// SPDX-License-Identifier: AGPL-3.0-or-later
#include <map>

#include "contract/samples.hpp"
#include "core/policy/builtin_roles.hpp"
#include "ports/reports.hpp"
#include "ports/saved_views.hpp"

namespace harken::test {
namespace {

class ReportTest : public DeskTest {};

TEST_P(ReportTest, RE3_CountsLabelsByStepAndOnlyWhatIsVisible) {
  const User ana = make_user(Role::agent, {sales_.id});
  const Actor admin{UserId(1), workspace_.id, rights_of(Role::admin), "Admin", {}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(ana, ""));
    const auto add = [&](std::int64_t at, std::vector<LabelId> labels, DepartmentId department,
                         Lifecycle lifecycle) {
      Conversation made = make_conversation();
      made.created_at = Timestamp{at};
      made.label_ids = std::move(labels);
      made.department_id = department;
      made.lifecycle = lifecycle;
      return tx.conversations().insert(made);
    };
    const LabelId late(31), bug(32);
    RETURN_IF_ERROR(add(99, {late}, sales_.id, Lifecycle::active));  // before the span
    RETURN_IF_ERROR(add(100, {late}, sales_.id, Lifecycle::active));
    RETURN_IF_ERROR(add(109, {late, bug}, support_.id, Lifecycle::solved));
    RETURN_IF_ERROR(add(110, {late}, sales_.id, Lifecycle::solved));
    RETURN_IF_ERROR(add(119, {}, sales_.id, Lifecycle::active));
    RETURN_IF_ERROR(add(120, {late}, sales_.id, Lifecycle::active));  // after it
    using Counts =
        std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::int64_t, std::int64_t>>;
    const auto counted = [&](const Actor& actor, const ReportSpan& span) {
      Counts counts;
      for (const auto& each : value_of(tx.reports().count_labels(actor, span)))
        counts[{each.label_id.value(), each.step}] = {each.count, each.solved};
      return counts;
    };
    const ReportSpan span{.from = Timestamp{100}, .to = Timestamp{120}, .step_micros = 10};
    EXPECT_EQ(counted(admin, span),
              (Counts{{{31, 0}, {2, 1}}, {{31, 1}, {1, 1}}, {{32, 0}, {1, 1}}}));
    EXPECT_EQ(counted(actor_of(ana), span), (Counts{{{31, 0}, {1, 0}}, {{31, 1}, {1, 1}}}));
    auto in_support = span;
    in_support.department_id = support_.id;
    EXPECT_EQ(counted(admin, in_support), (Counts{{{31, 0}, {1, 1}}, {{32, 0}, {1, 1}}}));
    const auto total = value_of(tx.reports().count_conversations(admin, span));
    EXPECT_EQ(total.count, 4);
    EXPECT_EQ(total.unlabelled, 1);
    EXPECT_EQ(value_of(tx.reports().count_conversations(actor_of(ana), span)).count, 3);
    return {};
  });
}

TEST_P(ReportTest, SavedViewsKeepEveryFieldAndAreOnesOwnOrShared) {
  SavedView own{.id = make_id<SavedViewId>(),
                .workspace_id = workspace_.id,
                .owner_id = UserId(5),
                .name = "Поздние"};
  own.filter = {View::solved,
                ConversationStatus::solved,
                sales_.id,
                ChannelId(21),
                LabelId(31),
                UserId(6),
                7};
  const SavedView shared{.id = make_id<SavedViewId>(),
                         .workspace_id = workspace_.id,
                         .owner_id = UserId(6),
                         .is_shared = true,
                         .name = "All"};
  const SavedView others{.id = make_id<SavedViewId>(),
                         .workspace_id = workspace_.id,
                         .owner_id = UserId(6),
                         .name = "Not yours"};
  write([&](Tx& tx) -> Status {
    for (const auto& each : {own, shared, others}) RETURN_IF_ERROR(tx.saved_views().insert(each));
    const auto list = value_of(tx.saved_views().list(workspace_.id, UserId(5)));
    EXPECT_EQ(list.size(), 2U);
    EXPECT_EQ(list.at(0).name, "All");
    const auto& found = list.at(1);
    EXPECT_EQ(found.name, own.name);
    EXPECT_EQ(found.filter.view, View::solved);
    EXPECT_EQ(found.filter.status, ConversationStatus::solved);
    EXPECT_EQ(found.filter.department_id, sales_.id);
    EXPECT_EQ(found.filter.channel_id, ChannelId(21));
    EXPECT_EQ(found.filter.label_id, LabelId(31));
    EXPECT_EQ(found.filter.holder_id, UserId(6));
    EXPECT_EQ(found.filter.days, 7);
    auto renamed = own;
    renamed.name = "Late";
    renamed.version = 2;
    EXPECT_TRUE(value_of(tx.saved_views().update(renamed, 1)));
    EXPECT_FALSE(value_of(tx.saved_views().update(renamed, 1)));
    EXPECT_EQ(value_of(tx.saved_views().find(workspace_.id, own.id)).value_or(SavedView{}).name,
              "Late");
    EXPECT_FALSE(value_of(tx.saved_views().find(WorkspaceId(9), own.id)));
    RETURN_IF_ERROR(tx.saved_views().remove(own.id));
    EXPECT_EQ(value_of(tx.saved_views().list(workspace_.id, UserId(5))).size(), 1U);
    return {};
  });
}

HARKEN_ON_BOTH(ReportTest);

}  // namespace
}  // namespace harken::test
