// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/undo.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/rules/transitions.hpp"
#include "core/testing/samples.hpp"

namespace harken {
namespace {

using namespace testing;

// Everything that a conversation in somebody's hands may carry.
Conversation make_busy() {
  auto conversation = make_held_by(mira());
  conversation.escalation = Escalation{kAna, "Ana", "angry", kNow};
  conversation.access = {{AccessRequestId(1), kBen, "Ben", AccessLevel::write, "", kNow}};
  conversation.set_aside_until = kNow.plus_seconds(60);
  conversation.solve_at = kNow.plus_seconds(120);
  return conversation;
}

Undo undo_of(UndoAction action, const Conversation& before, const Conversation& after) {
  return {after.id,      kWorkspace,       mira().user_id,  action,
          after.version, facts_of(before), facts_of(after), kNow};
}

struct Solved {
  Conversation before = make_busy();
  Conversation after = before;
  Undo undo;
  Solved() {
    EXPECT_TRUE(*solve(after, mira(), kNow));
    undo = undo_of(UndoAction::solve, before, after);
  }
};

const char* code_of(const Status& outcome) { return outcome ? "" : outcome.error().code; }

TEST(Undo, PutsBackEverythingThatSolvingChanged) {
  Solved solved;
  ASSERT_TRUE(undo(solved.after, solved.undo, mira(), kNow));
  const auto& now = solved.after;
  EXPECT_EQ(now.lifecycle, Lifecycle::active);
  EXPECT_EQ(now.solved_at, std::nullopt);
  EXPECT_EQ(now.waiting_since, solved.before.waiting_since);
  EXPECT_EQ(now.unread, 1);
  EXPECT_EQ(now.holder_id, mira().user_id);
  EXPECT_EQ(now.escalation->from_id, kAna);
  EXPECT_EQ(now.access.at(0).level, AccessLevel::write);
  EXPECT_EQ(now.set_aside_until, solved.before.set_aside_until);
  EXPECT_EQ(now.solve_at, solved.before.solve_at);
}

TEST(Undo, TakesAReassignmentBack) {
  const auto before = make_held_by(ana());
  auto after = before;
  const Department repairs{kRepairs, kWorkspace, "Repairs", {rob().user_id}};
  ASSERT_TRUE(*reassign(after, ana(), {repairs}));
  auto done = undo_of(UndoAction::reassign, before, after);
  done.actor_id = kAna;
  ASSERT_TRUE(undo(after, done, ana(), kNow));
  EXPECT_EQ(after.department_id, kSales);
  EXPECT_EQ(after.holder_id, kAna);
  EXPECT_EQ(after.holder_name, "Ana");
}

TEST(Undo, OnlyByWhoDidItAndOnlyForAWhile) {
  Solved solved;
  EXPECT_STREQ(code_of(undo(solved.after, solved.undo, ana(), kNow)), "forbidden");
  EXPECT_STREQ(code_of(undo(solved.after, solved.undo, admin(), kNow)), "forbidden");
  const auto late = kNow.plus_seconds(kUndoSeconds + 1);
  EXPECT_STREQ(code_of(undo(solved.after, solved.undo, mira(), late)), "too_late");
  EXPECT_EQ(solved.after.lifecycle, Lifecycle::solved);
}

TEST(Undo, NotWhenSomebodyDidSomethingMeanwhile) {
  const auto message = make_message(MessageId(2000), SenderKind::customer, "wait", kNow);
  const std::function<void(Conversation&)> changes[] = {
      [&](Conversation& c) { add_customer_message(c, message, true); },
      [](Conversation& c) { EXPECT_TRUE(reopen(c, ana())); },
      [](Conversation& c) { c.department_id = kRepairs; },
      [](Conversation& c) { c.holder_id = kBen; },
      [](Conversation& c) { c.set_aside_until = kNow; },
      [](Conversation& c) { c.solve_at = kNow; },
      [](Conversation& c) { c.escalation = Escalation{kBen, "Ben", "", kNow}; },
      [](Conversation& c) { c.access.push_back({}); }};
  for (const auto& change : changes) {
    Solved solved;
    change(solved.after);
    EXPECT_STREQ(code_of(undo(solved.after, solved.undo, mira(), kNow)), "version_conflict");
  }
}

TEST(Undo, ReceiptsAndLabelsDoNotHinderIt) {
  Solved solved;
  solved.after.customer_read_id = MessageId(1000);
  solved.after.label_ids = {LabelId(7)};
  solved.after.version += 2;
  ASSERT_TRUE(undo(solved.after, solved.undo, mira(), kNow));
  EXPECT_EQ(solved.after.customer_read_id, MessageId(1000));
  EXPECT_EQ(solved.after.label_ids.size(), 1U);
}

}  // namespace
}  // namespace harken
