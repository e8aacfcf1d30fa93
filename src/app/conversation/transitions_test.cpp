// SPDX-License-Identifier: AGPL-3.0-or-later
// What the rules of core/rules leave behind: the row, the line in the thread and the event.
#include "app/conversation/transitions.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

using Outcome = Result<Conversation>;

class TransitionTest : public ::testing::Test {
 protected:
  Outcome run(const std::function<Outcome(Tx&)>& work) { return desk_.attempt<Conversation>(work); }
  Outcome accept_by(const Actor& actor) {
    return run([&](Tx& tx) { return accept(tx, desk_.env, actor, id_); });
  }
  Outcome reassign_by(const Actor& actor, const Department& department, UserId user = {}) {
    return run([&](Tx& tx) { return reassign(tx, desk_.env, actor, id_, department.id, user); });
  }
  Outcome solve_by(const Actor& actor) {
    return run([&](Tx& tx) { return solve(tx, desk_.env, actor, id_); });
  }
  Outcome reopen_by(const Actor& actor) {
    return run([&](Tx& tx) { return reopen(tx, desk_.env, actor, id_); });
  }
  void expect_refused(const Outcome& outcome, const char* code, std::size_t events) {
    ASSERT_FALSE(outcome) << code;
    EXPECT_STREQ(outcome.error().code, code);
    EXPECT_EQ(desk_.count_events(), events) << code;
  }
  boost::json::object staff_data() { return desk_.staff_data(desk_.last_event()); }
  boost::json::object public_data() { return desk_.public_data(desk_.last_event()); }
  SystemLine last_line() {
    const auto messages = desk_.value<std::vector<Message>>(
        [&](Tx& tx) { return tx.messages().list(id_, MessageId{}, 1); });
    return messages.at(0).system.value();
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
};

TEST_F(TransitionTest, TheFirstToAcceptWinsAndTheSecondLearnsWho) {
  const auto before = desk_.count_events();
  ASSERT_TRUE(accept_by(desk_.ana));
  EXPECT_EQ(desk_.count_events(), before + 1);
  EXPECT_EQ(staff_data().at("action"), "accepted");
  EXPECT_EQ(staff_data().at("actor").at("name"), "Ana");
  EXPECT_EQ(last_line().actor, "Ana");
  EXPECT_EQ(public_data().at("conversation").at("holder_name"), "Ana");
  const auto late = accept_by(desk_.ben);
  expect_refused(late, "already_accepted", before + 1);
  EXPECT_EQ(late.error().holder_name, "Ana");
  EXPECT_TRUE(accept_by(desk_.ana)) << "asked twice";
  EXPECT_EQ(desk_.count_events(), before + 1);
  expect_refused(accept_by(desk_.rob), "not_found", before + 1);
}

TEST_F(TransitionTest, A49_AMoveTellsWhoMaySeeItNowAndWhoMightBefore) {
  ASSERT_TRUE(accept_by(desk_.ana));
  ASSERT_TRUE(reassign_by(desk_.ana, desk_.repairs));
  const auto event = desk_.last_event();
  EXPECT_EQ(event.audience.department_id, desk_.repairs.id);
  EXPECT_FALSE(event.audience.holder_id);
  ASSERT_TRUE(event.previous_audience);
  EXPECT_EQ(event.previous_audience->department_id, desk_.sales.id);
  EXPECT_EQ(event.previous_audience->holder_id, desk_.ana.user_id);
  ASSERT_TRUE(accept_by(desk_.rob));
  ASSERT_TRUE(solve_by(desk_.rob));
  EXPECT_FALSE(desk_.last_event().previous_audience) << "nobody lost sight of it";
}

TEST_F(TransitionTest, ACustomerReadsNothingOfAReassignment) {
  ASSERT_TRUE(accept_by(desk_.ana));
  ASSERT_TRUE(reassign_by(desk_.ana, desk_.sales, desk_.ben.user_id));
  EXPECT_EQ(last_line().target, "Ben");
  EXPECT_EQ(last_line().department, "Support");
  EXPECT_TRUE(staff_data().contains("message"));
  EXPECT_FALSE(public_data().contains("message"));
  EXPECT_EQ(public_data().at("conversation").at("holder_name"), "Ben");
}

TEST_F(TransitionTest, ReassignRefusesWhatIsNotThere) {
  ASSERT_TRUE(accept_by(desk_.ana));
  const auto events = desk_.count_events();
  Department nowhere;
  nowhere.id = DepartmentId(99);
  expect_refused(reassign_by(desk_.ana, nowhere), "invalid", events);
  expect_refused(reassign_by(desk_.ana, desk_.sales, UserId(99)), "invalid", events);
  expect_refused(reassign_by(desk_.ana, desk_.repairs, desk_.ben.user_id), "not_a_member", events);
  expect_refused(reassign_by(desk_.ben, desk_.repairs), "not_holder", events);
  expect_refused(reassign_by(desk_.rob, desk_.repairs), "not_found", events);
  EXPECT_TRUE(reassign_by(desk_.ana, desk_.sales, desk_.ana.user_id)) << "nothing to change";
  EXPECT_EQ(desk_.count_events(), events);
}

TEST_F(TransitionTest, AD2_TakingOverNamesTheEarlierHolder) {
  ASSERT_TRUE(accept_by(desk_.ana));
  ASSERT_TRUE(run([&](Tx& tx) { return take_over(tx, desk_.env, desk_.mira, id_); }));
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.mira.user_id);
  EXPECT_EQ(last_line().action, SystemAction::taken_over);
  EXPECT_EQ(last_line().target, "Ana");
  EXPECT_EQ(desk_.last_event().previous_audience->holder_id, desk_.ana.user_id);
  EXPECT_FALSE(public_data().contains("message"));
}

TEST_F(TransitionTest, SolvedAndReopenedAreToldToTheCustomer) {
  ASSERT_TRUE(accept_by(desk_.ana));
  ASSERT_TRUE(solve_by(desk_.ana));
  EXPECT_EQ(desk_.find(id_).solved_at, desk_.clock.time);
  EXPECT_EQ(public_data().at("message").at("system").at("action"), "solved");
  EXPECT_EQ(public_data().at("conversation").at("status"), "solved");
  const auto events = desk_.count_events();
  EXPECT_TRUE(solve_by(desk_.ana));
  EXPECT_EQ(desk_.count_events(), events);
  ASSERT_TRUE(reopen_by(desk_.ben));
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.ben.user_id);
  EXPECT_EQ(public_data().at("message").at("system").at("action"), "reopened");
  expect_refused(reopen_by(desk_.ben), "not_solved", events + 1);
}

}  // namespace
}  // namespace harken::app
