// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"
#include "ports/undos.hpp"

namespace harken::test {
namespace {

class UndoTest : public DeskTest {};

Facts full() {
  Facts facts;
  facts.department_id = DepartmentId(11);
  facts.holder_id = UserId(5);
  facts.holder_name = kNasty;
  facts.escalation = Escalation{UserId(6), kNasty, kNasty, Timestamp{101}};
  facts.access = {
      {AccessRequestId(7), UserId(8), kNasty, AccessLevel::write, kNasty, Timestamp{102}}};
  facts.set_aside_until = Timestamp{103};
  facts.solve_at = Timestamp{104};
  facts.lifecycle = Lifecycle::solved;
  facts.solved_at = Timestamp{105};
  facts.waiting_since = Timestamp{106};
  facts.unread = 3;
  facts.last_message_id = MessageId(9);
  return facts;
}

void expect_same(const Facts& left, const Facts& right) {
  EXPECT_EQ(left.department_id, right.department_id);
  EXPECT_EQ(left.holder_id, right.holder_id);
  EXPECT_EQ(left.holder_name, right.holder_name);
  ASSERT_EQ(left.escalation.has_value(), right.escalation.has_value());
  if (left.escalation) {
    EXPECT_EQ(left.escalation->from_id, right.escalation->from_id);
    EXPECT_EQ(left.escalation->from_name, right.escalation->from_name);
    EXPECT_EQ(left.escalation->reason, right.escalation->reason);
    EXPECT_EQ(left.escalation->at, right.escalation->at);
  }
  ASSERT_EQ(left.access.size(), right.access.size());
  for (std::size_t i = 0; i < left.access.size(); ++i) {
    EXPECT_EQ(left.access[i].id, right.access[i].id);
    EXPECT_EQ(left.access[i].level, right.access[i].level);
    EXPECT_EQ(left.access[i].reason, right.access[i].reason);
  }
  EXPECT_EQ(left.set_aside_until, right.set_aside_until);
  EXPECT_EQ(left.solve_at, right.solve_at);
  EXPECT_EQ(left.lifecycle, right.lifecycle);
  EXPECT_EQ(left.solved_at, right.solved_at);
  EXPECT_EQ(left.waiting_since, right.waiting_since);
  EXPECT_EQ(left.unread, right.unread);
  EXPECT_EQ(left.last_message_id, right.last_message_id);
}

TEST_P(UndoTest, KeepsEveryFactAndOnlyTheLastOfAConversation) {
  const ConversationId id(900);
  const Undo first{id, workspace_.id, UserId(5), UndoAction::solve,
                   3,  full(),        Facts{},   Timestamp{200}};
  const Undo second{id, workspace_.id, UserId(6), UndoAction::reassign,
                    5,  Facts{},       full(),    Timestamp{201}};
  write([&](Tx& tx) -> Status {
    for (const auto& each : {first, second}) {
      RETURN_IF_ERROR(tx.undos().remember(each));
      const auto found = value_of(tx.undos().find(workspace_.id, id)).value_or(Undo{});
      EXPECT_EQ(found.conversation_id, id);
      EXPECT_EQ(found.workspace_id, workspace_.id);
      EXPECT_EQ(found.actor_id, each.actor_id);
      EXPECT_EQ(found.action, each.action);
      EXPECT_EQ(found.version, each.version);
      EXPECT_EQ(found.at, each.at);
      expect_same(found.before, each.before);
      expect_same(found.after, each.after);
    }
    EXPECT_FALSE(value_of(tx.undos().find(WorkspaceId(9), id)));
    RETURN_IF_ERROR(tx.undos().remove_older_than(Timestamp{201}));
    EXPECT_TRUE(value_of(tx.undos().find(workspace_.id, id)));
    RETURN_IF_ERROR(tx.undos().remove_older_than(Timestamp{202}));
    EXPECT_FALSE(value_of(tx.undos().find(workspace_.id, id)));
    RETURN_IF_ERROR(tx.undos().remember(first));
    RETURN_IF_ERROR(tx.undos().remove(id));
    EXPECT_FALSE(value_of(tx.undos().find(workspace_.id, id)));
    return {};
  });
}

HARKEN_ON_BOTH(UndoTest);

}  // namespace
}  // namespace harken::test
