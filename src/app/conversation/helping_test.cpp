// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing up, putting off and letting in, with what each leaves behind: rows, lines and events.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "app/conversation/access_requests.hpp"
#include "app/conversation/escalation.hpp"
#include "app/conversation/later.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/conversation/undo.hpp"
#include "app/notification/notify.hpp"
#include "app/testing/desk.hpp"
#include "jobs/due.hpp"
#include "ports/notifications.hpp"

namespace harken::app {
namespace {

using testing::code_of;

class HelpingTest : public ::testing::Test {
 protected:
  using Outcome = Result<Conversation>;

  void SetUp() override {
    ASSERT_TRUE(run([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id_); }));
  }

  Outcome run(const std::function<Outcome(Tx&)>& work) { return desk_.attempt<Conversation>(work); }
  Outcome escalate_by(const Actor& actor, const Actor& to, std::string reason = "angry") {
    return run([&](Tx& tx) { return escalate(tx, desk_.env, actor, {id_, to.user_id, reason}); });
  }
  Outcome set_aside_by(const Actor& actor, std::int64_t seconds) {
    const auto until = desk_.clock.time.plus_seconds(seconds);
    return run([&](Tx& tx) { return set_aside(tx, desk_.env, actor, id_, until); });
  }
  Outcome plan_solve_by(const Actor& actor, std::int64_t seconds) {
    const auto at = desk_.clock.time.plus_seconds(seconds);
    return run([&](Tx& tx) { return plan_solve(tx, desk_.env, actor, id_, at); });
  }
  Outcome request_by(const Actor& actor) {
    return run([&](Tx& tx) { return request_access(tx, desk_.env, actor, {id_, "I know her"}); });
  }
  using Decision = Outcome (*)(Tx&, Env&, const Actor&, AccessRequestId);
  Outcome decide(Decision decision, const Actor& actor, AccessRequestId request) {
    return run([&](Tx& tx) { return decision(tx, desk_.env, actor, request); });
  }
  Outcome grant_by(const Actor& actor, AccessRequestId request, AccessLevel level) {
    return run([&](Tx& tx) { return grant_access(tx, desk_.env, actor, request, level); });
  }
  Outcome solve_by(const Actor& actor) {
    return run([&](Tx& tx) { return solve(tx, desk_.env, actor, id_); });
  }
  Outcome reassign_by(const Actor& actor, const Department& department) {
    return run(
        [&](Tx& tx) { return reassign(tx, desk_.env, actor, id_, department.id, UserId{}); });
  }
  Outcome undo_by(const Actor& actor, std::int64_t version) {
    return run([&](Tx& tx) { return undo(tx, desk_.env, actor, id_, version); });
  }
  Result<Replied> reply_by(const Actor& actor) {
    return desk_.attempt<Replied>([&](Tx& tx) {
      const auto client_id = "client-" + desk_.ids.make<MessageId>().to_string();
      return reply(tx, desk_.env, {actor, id_, client_id, "Hi", {}});
    });
  }
  void wait(std::int64_t seconds) { desk_.clock.time = desk_.clock.time.plus_seconds(seconds); }
  void do_due() { ASSERT_TRUE(jobs::do_due(*desk_.database, desk_.env)); }
  // The last change of a conversation; what anybody is told personally is another matter.
  Event last_change() {
    const auto events = desk_.events_after(0);
    const auto is_change = [](const Event& event) {
      return !event.type.starts_with("notification.");
    };
    return *std::ranges::find_if(events.rbegin(), events.rend(), is_change);
  }
  std::int64_t count_changes() {
    return std::ranges::count_if(desk_.events_after(0), [](const Event& event) {
      return !event.type.starts_with("notification.");
    });
  }
  std::vector<Notification> told(const Actor& actor) {
    return desk_.value<std::vector<Notification>>(
        [&](Tx& tx) { return tx.notifications().list(actor.user_id, NotificationId{}, 50); });
  }
  void make_exclusive(DepartmentId id) {
    desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      ASSIGN_OR_RETURN(auto found, tx.departments().find(desk_.admin.workspace_id, id));
      found->exclusive = true;
      found->version += 1;
      return tx.departments().update(*found, found->version - 1);
    });
  }
  boost::json::object staff_data() { return desk_.staff_data(last_change()); }
  boost::json::object public_data() { return desk_.public_data(last_change()); }
  SystemLine last_line() {
    const auto messages = desk_.value<std::vector<Message>>(
        [&](Tx& tx) { return tx.messages().list(id_, MessageId{}, 1); });
    return messages.at(0).system.value();
  }
  std::vector<ConversationId> view_of(const Actor& actor, View view) {
    ConversationQuery query;
    query.view = view;
    std::vector<ConversationId> ids;
    for (const auto& row : desk_.value<std::vector<Conversation>>(
             [&](Tx& tx) { return tx.conversations().list(actor, query); }))
      ids.push_back(row.id);
    return ids;
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
  const std::vector<ConversationId> it_{id_};
  const std::vector<ConversationId> nothing_;
};

TEST_F(HelpingTest, LC5_AnEscalatedOneIsInViewOfBothSidesAndOfNobodyElse) {
  const auto events = count_changes();
  ASSERT_TRUE(escalate_by(desk_.ana, desk_.mira));
  EXPECT_EQ(count_changes(), events + 1);
  EXPECT_EQ(view_of(desk_.ana, View::escalated), it_);
  EXPECT_EQ(view_of(desk_.mira, View::escalated), it_);
  EXPECT_EQ(view_of(desk_.mira, View::mine), it_);
  EXPECT_EQ(view_of(desk_.ana, View::mine), nothing_);
  EXPECT_EQ(view_of(desk_.ben, View::escalated), nothing_);
  EXPECT_EQ(code_of(reply_by(desk_.ana)), "not_holder");
  ASSERT_TRUE(reply_by(desk_.mira));
  ASSERT_EQ(told(desk_.mira).size(), 1U);
  EXPECT_EQ(told(desk_.mira)[0].kind, NotificationKind::escalated);
  EXPECT_EQ(told(desk_.mira)[0].text, "angry");
  EXPECT_TRUE(told(desk_.ana).empty());
}

TEST_F(HelpingTest, A56_TheCustomerNeverSeesThatItWasEscalated) {
  ASSERT_TRUE(escalate_by(desk_.ana, desk_.mira, "canary-4f1c"));
  EXPECT_EQ(staff_data().at("action"), "escalated");
  EXPECT_EQ(staff_data().at("message").at("system").at("reason"), "canary-4f1c");
  EXPECT_EQ(last_line().target, "Mira");
  EXPECT_FALSE(wire::visitor_frame(last_change()).contains("canary-4f1c"));
  const auto shown = public_data();
  EXPECT_FALSE(shown.contains("message"));
  EXPECT_EQ(shown.at("conversation").at("status"), "open");
}

TEST_F(HelpingTest, EscalatingIsRefusedWithoutATrace) {
  const auto events = count_changes();
  EXPECT_EQ(code_of(escalate_by(desk_.ben, desk_.mira)), "not_holder");
  EXPECT_EQ(code_of(escalate_by(desk_.rob, desk_.mira)), "not_found");
  EXPECT_EQ(code_of(escalate_by(desk_.ana, desk_.ben)), "not_a_supervisor");
  EXPECT_EQ(code_of(escalate_by(desk_.ana, desk_.mira, std::string(501, 'x'))), "invalid");
  EXPECT_EQ(code_of(run(
                [&](Tx& tx) { return escalate(tx, desk_.env, desk_.ana, {id_, UserId(7), ""}); })),
            "invalid");
  EXPECT_EQ(count_changes(), events);
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.ana.user_id);
}

TEST_F(HelpingTest, ReleasedItWaitsInTheQueueAgain) {
  ASSERT_TRUE(run([&](Tx& tx) { return release(tx, desk_.env, desk_.ana, id_); }));
  EXPECT_EQ(last_line().action, SystemAction::released);
  EXPECT_EQ(view_of(desk_.ben, View::fresh), it_);
}

TEST_F(HelpingTest, LC20_SetAsideItWaitsAndReturnsAtItsTimeOnce) {
  ASSERT_TRUE(set_aside_by(desk_.ana, 3'600));
  EXPECT_EQ(last_line().until, desk_.clock.time.plus_seconds(3'600));
  EXPECT_EQ(view_of(desk_.ana, View::mine), nothing_);
  EXPECT_EQ(view_of(desk_.ana, View::waiting), it_);
  const auto events = count_changes();
  wait(3'599);
  do_due();
  EXPECT_EQ(count_changes(), events) << "too early";
  wait(1);
  do_due();
  do_due();
  EXPECT_EQ(count_changes(), events + 1);
  EXPECT_EQ(staff_data().at("action"), "woken");
  EXPECT_EQ(view_of(desk_.ana, View::mine), it_);
  EXPECT_EQ(desk_.find(id_).turn, Turn::ours);
  ASSERT_EQ(told(desk_.ana).size(), 1U) << "reminded once";
  EXPECT_EQ(told(desk_.ana)[0].kind, NotificationKind::reminder);
}

TEST_F(HelpingTest, LC20_TheCustomerWakesItAndCallsThePlannedSolvingOff) {
  ASSERT_TRUE(set_aside_by(desk_.ana, 3'600));
  ASSERT_TRUE(plan_solve_by(desk_.ana, 3'600));
  ASSERT_TRUE(desk_.write(nora_, "One more thing", "client-wake-1"));
  EXPECT_EQ(view_of(desk_.ana, View::mine), it_);
  const auto events = count_changes();
  wait(4'000);
  do_due();
  EXPECT_EQ(count_changes(), events);
  EXPECT_EQ(desk_.find(id_).lifecycle, Lifecycle::active);
}

TEST_F(HelpingTest, LC20_APlannedSolvingHappensAtItsTime) {
  ASSERT_TRUE(plan_solve_by(desk_.ana, 3'600));
  EXPECT_EQ(last_line().action, SystemAction::solve_planned);
  wait(3'600);
  do_due();
  const auto solved = desk_.find(id_);
  EXPECT_EQ(solved.lifecycle, Lifecycle::solved);
  EXPECT_EQ(solved.holder_id, desk_.ana.user_id);
  const auto shown = public_data();
  EXPECT_EQ(shown.at("message").at("system").at("action"), "solved");
  EXPECT_EQ(shown.at("message").at("system").at("actor"), "Ana");
}

TEST_F(HelpingTest, LC20_WhatIsDueByTheHundredIsAllDone) {
  ASSERT_TRUE(set_aside_by(desk_.ana, 60));
  for (int i = 0; i < 45; ++i) {
    const auto id = desk_.open(desk_.arrive()).id;
    ASSERT_TRUE(run([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id); }));
    const auto until = desk_.clock.time.plus_seconds(60);
    ASSERT_TRUE(run([&](Tx& tx) { return set_aside(tx, desk_.env, desk_.ana, id, until); }));
  }
  wait(60);
  do_due();
  EXPECT_EQ(view_of(desk_.ana, View::mine).size(), 46U);
}

TEST_F(HelpingTest, WakeBringsItBackAtOnce) {
  ASSERT_TRUE(set_aside_by(desk_.ana, 3'600));
  ASSERT_TRUE(run([&](Tx& tx) { return wake(tx, desk_.env, desk_.ana, id_); }));
  EXPECT_EQ(view_of(desk_.ana, View::mine), it_);
  EXPECT_EQ(last_line().actor, "Ana");
}

TEST_F(HelpingTest, UI5_AskGrantWriteRevoke) {
  const auto lines_before = last_line().action;
  const auto asked = request_by(desk_.ben);
  ASSERT_TRUE(asked);
  EXPECT_EQ(staff_data().at("action"), "access_requested");
  EXPECT_EQ(staff_data().at("target").at("name"), "Ben");
  EXPECT_FALSE(last_change().public_data) << "ours alone";
  EXPECT_EQ(last_line().action, lines_before) << "asking is no line in the thread";
  const auto request = asked->access.at(0).id;
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "not_holder");

  ASSERT_TRUE(grant_by(desk_.ana, request, AccessLevel::write));
  EXPECT_EQ(last_line().action, SystemAction::access_granted);
  EXPECT_EQ(last_line().target, "Ben");
  EXPECT_EQ(last_line().level, AccessLevel::write);
  ASSERT_TRUE(reply_by(desk_.ben));
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.ana.user_id);

  EXPECT_EQ(code_of(decide(decline_access, desk_.ana, request)), "already_decided");
  ASSERT_TRUE(decide(revoke_access, desk_.mira, request));
  EXPECT_EQ(last_line().action, SystemAction::access_revoked);
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "not_holder");
  EXPECT_EQ(code_of(decide(revoke_access, desk_.mira, request)), "not_found");
  EXPECT_EQ(told(desk_.ana).at(0).kind, NotificationKind::access_requested);
  EXPECT_EQ(told(desk_.ana).at(0).text, "I know her");
  EXPECT_EQ(told(desk_.ben).at(1).kind, NotificationKind::access_granted);
  EXPECT_EQ(told(desk_.ben).at(0).kind, NotificationKind::access_revoked);
}

TEST_F(HelpingTest, UI5_DecliningLeavesNoLineAndMayBeFollowedByAnotherRequest) {
  const auto request = request_by(desk_.ben)->access.at(0).id;
  EXPECT_EQ(code_of(decide(decline_access, desk_.rob, request)), "not_found") << "does not see it";
  EXPECT_EQ(code_of(decide(revoke_access, desk_.ana, request)), "not_granted");
  ASSERT_TRUE(decide(decline_access, desk_.ana, request));
  EXPECT_EQ(staff_data().at("action"), "access_declined");
  EXPECT_EQ(told(desk_.ben).at(0).kind, NotificationKind::access_declined);
  EXPECT_TRUE(desk_.find(id_).access.empty());
  EXPECT_EQ(code_of(grant_by(desk_.ana, request, AccessLevel::write)), "not_found");
  ASSERT_TRUE(request_by(desk_.ben));
}

TEST_F(HelpingTest, UI5_WhatWasGrantedBeforeTheDepartmentBecameExclusiveIsToReadOnly) {
  ASSERT_TRUE(grant_by(desk_.ana, request_by(desk_.ben)->access.at(0).id, AccessLevel::write));
  ASSERT_TRUE(reply_by(desk_.ben));
  make_exclusive(desk_.sales.id);
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "exclusive_department");
  ASSERT_TRUE(reply_by(desk_.ana));
}

TEST_F(HelpingTest, CO14_AD6_WhatIsOutOfSightSaysNothingInTheBellEither) {
  ASSERT_TRUE(request_by(desk_.ben));
  const auto bell = [&] {
    return desk_
        .value<std::vector<Notification>>(
            [&](Tx& tx) { return list_notifications(tx, desk_.ana, {}, 9); })
        .at(0);
  };
  EXPECT_FALSE(bell().contact_name.empty());
  ASSERT_TRUE(run([&](Tx& tx) {
    return reassign(tx, desk_.env, desk_.ana, id_, desk_.repairs.id, desk_.rob.user_id);
  }));
  EXPECT_TRUE(bell().contact_name.empty());
  EXPECT_TRUE(bell().text.empty());
}

TEST_F(HelpingTest, UI5_InAnExclusiveDepartmentNobodyIsLetInToWrite) {
  const auto sales = desk_.sales;
  make_exclusive(sales.id);
  const auto request = request_by(desk_.ben)->access.at(0).id;
  EXPECT_EQ(code_of(grant_by(desk_.ana, request, AccessLevel::write)), "exclusive_department");
  ASSERT_TRUE(grant_by(desk_.ana, request, AccessLevel::read_and_note));
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "not_holder");
  const auto handed = run(
      [&](Tx& tx) { return reassign(tx, desk_.env, desk_.ana, id_, sales.id, desk_.ben.user_id); });
  ASSERT_TRUE(handed);
  ASSERT_TRUE(reply_by(desk_.ben)) << "what is offered instead";
}

TEST_F(HelpingTest, UI5_AGrantEndsWhenTheConversationIsSolvedOrChangesHands) {
  ASSERT_TRUE(grant_by(desk_.ana, request_by(desk_.ben)->access.at(0).id, AccessLevel::write));
  ASSERT_TRUE(escalate_by(desk_.ana, desk_.mira));
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "not_holder");
  ASSERT_TRUE(grant_by(desk_.mira, request_by(desk_.ben)->access.at(0).id, AccessLevel::write));
  ASSERT_TRUE(run([&](Tx& tx) { return solve(tx, desk_.env, desk_.mira, id_); }));
  EXPECT_TRUE(desk_.find(id_).access.empty());
  ASSERT_TRUE(run([&](Tx& tx) { return reopen(tx, desk_.env, desk_.ana, id_); }));
  EXPECT_EQ(code_of(reply_by(desk_.ben)), "not_holder");
}

TEST_F(HelpingTest, UndoOfSolvingIsATransitionOfItsOwn) {
  ASSERT_TRUE(grant_by(desk_.ana, request_by(desk_.ben)->access.at(0).id, AccessLevel::write));
  const auto solved = solve_by(desk_.ana);
  const auto changes = count_changes();
  ASSERT_TRUE(undo_by(desk_.ana, solved->version));
  EXPECT_EQ(count_changes(), changes + 1);
  const auto now = desk_.find(id_);
  EXPECT_EQ(now.lifecycle, Lifecycle::active);
  EXPECT_EQ(now.holder_id, desk_.ana.user_id);
  EXPECT_EQ(now.version, solved->version + 1);
  EXPECT_EQ(last_line().action, SystemAction::reopened);
  EXPECT_EQ(public_data().at("message").at("system").at("action"), "reopened")
      << "the customer was told it is solved";
  ASSERT_TRUE(reply_by(desk_.ben)) << "who was let in still is";
  EXPECT_EQ(code_of(undo_by(desk_.ana, solved->version)), "not_found") << "once";
}

TEST_F(HelpingTest, UndoOfAReassignmentBringsItBackFromWhereOneDoesNotSee) {
  const auto moved = reassign_by(desk_.ana, desk_.repairs);
  ASSERT_TRUE(moved);
  EXPECT_EQ(view_of(desk_.ana, View::all), nothing_);
  ASSERT_TRUE(undo_by(desk_.ana, moved->version));
  EXPECT_EQ(view_of(desk_.ana, View::mine), it_);
  EXPECT_EQ(last_line().action, SystemAction::undone);
  const auto event = last_change();
  EXPECT_EQ(event.previous_audience->department_id, desk_.repairs.id);
  EXPECT_FALSE(wire::visitor_frame(event).contains("undone"));
}

TEST_F(HelpingTest, UndoIsRefusedToOthersAndAfterAnythingElse) {
  const auto solved = solve_by(desk_.ana);
  const auto changes = count_changes();
  EXPECT_EQ(code_of(undo_by(desk_.mira, solved->version)), "not_found");
  EXPECT_EQ(code_of(undo_by(desk_.ana, solved->version - 1)), "not_found");
  EXPECT_EQ(count_changes(), changes);
  ASSERT_TRUE(desk_.write(nora_, "Not yet!", "client-undo-1"));
  EXPECT_EQ(code_of(undo_by(desk_.ana, solved->version)), "version_conflict");
  EXPECT_EQ(desk_.find(id_).lifecycle, Lifecycle::active);
}

TEST_F(HelpingTest, UndoIsRefusedWhenSomebodyHasAcceptedMeanwhileOrTooLate) {
  const auto moved = reassign_by(desk_.ana, desk_.repairs);
  ASSERT_TRUE(run([&](Tx& tx) { return accept(tx, desk_.env, desk_.rob, id_); }));
  EXPECT_EQ(code_of(undo_by(desk_.ana, moved->version)), "version_conflict");
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.rob.user_id);
  const auto solved = solve_by(desk_.rob);
  wait(121);
  EXPECT_EQ(code_of(undo_by(desk_.rob, solved->version)), "too_late");
}

}  // namespace
}  // namespace harken::app
