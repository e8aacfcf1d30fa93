// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: what waits is either sent or not, once; and nothing of the conversation changes before.
#include "app/conversation/pending_replies.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/admin/people.hpp"
#include "app/composer/drafts.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"
#include "jobs/due.hpp"
#include "ports/drafts.hpp"
#include "ports/notifications.hpp"
#include "ports/pending_replies.hpp"

namespace harken::app {
namespace {

using testing::code_of;

class PendingRepliesTest : public ::testing::Test {
 protected:
  PendingRepliesTest() { holds(desk_.ana); }

  void holds(const Actor& actor) {
    desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, actor, id_); });
  }
  Result<HeldReply> hold(const HoldReply& command) {
    return desk_.attempt<HeldReply>([&](Tx& tx) { return hold_reply(tx, desk_.env, command); });
  }
  Reply answer(const Actor& actor, std::string text) {
    auto client_id = "answer-" + text;
    std::ranges::replace(client_id, ' ', '-');
    return {actor, id_, std::move(client_id), std::move(text)};
  }
  PendingReply undoable(std::string text, std::int64_t seconds = 10) {
    return hold({answer(desk_.ana, std::move(text)), {}, seconds}).value().reply;
  }
  PendingReply planned(std::string text, std::int64_t seconds = 3'600) {
    const auto at = desk_.clock.time.plus_seconds(seconds);
    return hold({answer(desk_.ana, std::move(text)), at}).value().reply;
  }
  Result<PendingReply> take_back(const Actor& actor, PendingReplyId id) {
    return desk_.attempt<PendingReply>(
        [&](Tx& tx) { return take_back_reply(tx, desk_.env, actor, id); });
  }
  Result<Message> send_now(const Actor& actor, PendingReplyId id) {
    return desk_.attempt<Message>(
        [&](Tx& tx) { return send_pending_reply(tx, desk_.env, actor, id); });
  }
  void wait(std::int64_t seconds) {
    desk_.clock.time = desk_.clock.time.plus_seconds(seconds);
    ASSERT_TRUE(jobs::do_due(*desk_.database, desk_.env));
  }
  void solve_by(const Actor& actor) {
    desk_.value<Conversation>([&](Tx& tx) { return solve(tx, desk_.env, actor, id_); });
  }
  std::vector<Message> messages() {
    return desk_.value<std::vector<Message>>(
        [&](Tx& tx) { return tx.messages().list(id_, {}, 100); });
  }
  // The texts of staff, the oldest first.
  std::vector<std::string> said() {
    std::vector<std::string> texts;
    for (const auto& message : messages())
      if (message.sender == SenderKind::user) texts.insert(texts.begin(), message.text);
    return texts;
  }
  std::vector<PendingReply> waiting() {
    return desk_.value<std::vector<PendingReply>>(
        [&](Tx& tx) { return list_pending_replies(tx, desk_.ana, id_); });
  }
  std::string draft_of(const Actor& actor) {
    const auto draft = desk_.value<std::optional<Draft>>(
        [&](Tx& tx) { return tx.drafts().find(actor.user_id, id_, DraftKind::reply); });
    return draft ? draft->text : std::string();
  }
  std::optional<SystemLine> last_line() { return messages().front().system; }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
};

TEST_F(PendingRepliesTest, CO13_NothingChangesBeforeItIsSentAndThenItIsAnAnswerLikeAnyOther) {
  const auto before = desk_.find(id_);
  const auto held = undoable("Hi Nora");
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "pending_reply.updated");
  EXPECT_FALSE(event.identity_id) << "the customer's widget is told nothing";
  EXPECT_FALSE(event.public_data);
  wait(9);
  const auto still = desk_.find(id_);
  EXPECT_EQ(still.version, before.version);
  EXPECT_EQ(still.turn, Turn::ours);
  EXPECT_TRUE(said().empty());
  wait(1);
  EXPECT_EQ(said(), std::vector<std::string>{"Hi Nora"});
  EXPECT_EQ(messages().front().client_id, held.client_id);
  EXPECT_EQ(desk_.find(id_).turn, Turn::theirs);
  EXPECT_TRUE(waiting().empty());
  wait(60);
  EXPECT_EQ(said().size(), 1U) << "once";
}

TEST_F(PendingRepliesTest, CO13_TakenBackItIsNeverSentAndComesBackWhole) {
  const auto file = desk_.upload(nullptr, desk_.ana.user_id);
  auto command = answer(desk_.ana, "Oops");
  command.attachment_ids = {file};
  const auto held = hold({command, {}, 10}).value().reply;
  const auto taken = take_back(desk_.ana, held.id);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->text, "Oops");
  EXPECT_EQ(taken->attachments.at(0).id, file);
  EXPECT_EQ(code_of(take_back(desk_.ana, held.id)), "not_found");
  wait(60);
  EXPECT_TRUE(said().empty());
  EXPECT_EQ(draft_of(desk_.ana), "") << "the composer has it";
  command.client_id = "answer-again";
  EXPECT_TRUE(hold({command, {}, 10})) << "the file is free again";
}

TEST_F(PendingRepliesTest, CO13_WhatWasSentCannotBeTakenBackAndTheOtherWayRound) {
  const auto sent = undoable("one");
  ASSERT_TRUE(send_now(desk_.ana, sent.id));
  EXPECT_EQ(code_of(take_back(desk_.ana, sent.id)), "not_found");
  const auto taken = undoable("two");
  ASSERT_TRUE(take_back(desk_.ana, taken.id));
  EXPECT_EQ(code_of(send_now(desk_.ana, taken.id)), "not_found");
  wait(60);
  EXPECT_EQ(said(), std::vector<std::string>{"one"});
}

TEST_F(PendingRepliesTest, CO13_TheSameClientIdWaitsOnceAndIsSentOnce) {
  const auto held = undoable("Hi");
  const auto again = hold({answer(desk_.ana, "Hi"), {}, 10});
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->reply.id, held.id);
  auto other = answer(desk_.ana, "Hi");
  other.text = "Ho";
  EXPECT_EQ(code_of(hold({other, {}, 10})), "client_id_conflict");
  wait(10);
  EXPECT_EQ(code_of(hold({answer(desk_.ana, "Hi"), {}, 10})), "already_sent");
  EXPECT_EQ(said().size(), 1U);
}

TEST_F(PendingRepliesTest, CO13_OnlyWhatCouldBeSentNowMayWait) {
  EXPECT_EQ(code_of(hold({answer(desk_.ben, "over a head"), {}, 10})), "not_holder");
  EXPECT_EQ(code_of(hold({answer(desk_.rob, "elsewhere"), {}, 10})), "not_found");
  EXPECT_EQ(code_of(hold({answer(desk_.ana, "never"), {}, 61})), "invalid");
  const auto now = desk_.clock.time;
  EXPECT_EQ(code_of(hold({answer(desk_.ana, "past"), now})), "invalid");
  EXPECT_EQ(code_of(hold({answer(desk_.ana, "far"), now.plus_seconds(367 * 86'400)})), "invalid");
  EXPECT_TRUE(waiting().empty());
  for (int i = 0; i < 20; ++i) undoable("n" + std::to_string(i));
  EXPECT_EQ(code_of(hold({answer(desk_.ana, "one more"), {}, 10})), "too_many");
}

TEST_F(PendingRepliesTest, CO13_WhenTheCustomerWritesBeforeItIsMarkedAndGoesAllTheSame) {
  const auto held = planned("See you tomorrow");
  EXPECT_FALSE(waiting().front().customer_wrote);
  ASSERT_TRUE(desk_.write(nora_, "Wait!", "client-wait"));
  EXPECT_TRUE(waiting().front().customer_wrote);
  wait(3'600);
  EXPECT_EQ(said(), std::vector<std::string>{"See you tomorrow"});
}

TEST_F(PendingRepliesTest, CO13_WhatWasPlannedGoesWhoeverHoldsTheConversationByThen) {
  planned("As promised");
  desk_.value<Conversation>([&](Tx& tx) {
    return reassign(tx, desk_.env, desk_.ana, id_, desk_.sales.id, desk_.ben.user_id);
  });
  wait(3'600);
  EXPECT_EQ(said(), std::vector<std::string>{"As promised"});
  EXPECT_EQ(messages().front().sender_name, "Ana");
  EXPECT_EQ(desk_.find(id_).holder_id, desk_.ben.user_id);
}

TEST_F(PendingRepliesTest, CO13_SolvingGivesBackWhatWasPlannedAndLetsGoWhatIsOnItsWay) {
  planned("tomorrow");
  undoable("bye");
  solve_by(desk_.ana);
  EXPECT_EQ(draft_of(desk_.ana), "tomorrow");
  ASSERT_TRUE(last_line());
  EXPECT_EQ(last_line()->action, SystemAction::reply_returned);
  EXPECT_EQ(last_line()->reason, "solved");
  EXPECT_FALSE(to_public(messages().front())) << "ours alone";
  wait(10);
  EXPECT_EQ(said(), std::vector<std::string>{"bye"});
  EXPECT_EQ(desk_.find(id_).lifecycle, Lifecycle::solved);
  wait(86'400);
  EXPECT_EQ(said().size(), 1U);
}

TEST_F(PendingRepliesTest, CO13_WhatCannotBeSentAnyMoreComesBackToWhoCanReadItAndHoldsUpNothing) {
  planned("from Ana", 60);
  desk_.value<User>([&](Tx& tx) {
    const auto user = tx.users().find(desk_.admin.workspace_id, desk_.ana.user_id).value().value();
    UpdateUser command;
    command.id = user.id;
    command.version = user.version;
    command.active = false;
    return update_user(tx, desk_.env, desk_.admin, command);
  });
  holds(desk_.ben);
  ASSERT_TRUE(hold({answer(desk_.ben, "from Ben"), {}, 60}));
  wait(60);
  EXPECT_EQ(said(), std::vector<std::string>{"from Ben"});
  EXPECT_EQ(draft_of(desk_.ben), "from Ana");
  const auto told = desk_.value<std::vector<Notification>>(
      [&](Tx& tx) { return tx.notifications().list(desk_.ben.user_id, {}, 10); });
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front().kind, NotificationKind::reply_returned);
}

TEST_F(PendingRepliesTest, CO13_WhoseItIsNotGivesItBackToItsAuthor) {
  const auto held = planned("mine");
  EXPECT_EQ(code_of(take_back(desk_.ben, held.id)), "not_holder");
  desk_.value<Conversation>([&](Tx& tx) { return take_over(tx, desk_.env, desk_.mira, id_); });
  desk_.value<Draft>([&](Tx& tx) {
    return save_draft(tx, desk_.env, desk_.ana, {id_, DraftKind::reply, "typed meanwhile", {}, 0});
  });
  ASSERT_TRUE(take_back(desk_.mira, held.id));
  EXPECT_EQ(draft_of(desk_.ana), "typed meanwhile\n\nmine");
  EXPECT_EQ(last_line()->reason, "taken_back");
}

TEST_F(PendingRepliesTest, CO13_AnotherTimeCountsFromThenOn) {
  const auto held = undoable("later");
  const auto move = [&](std::int64_t seconds, std::int64_t version) {
    const MovePendingReply command{held.id, desk_.clock.time.plus_seconds(seconds), version};
    return desk_.attempt<PendingReply>(
        [&](Tx& tx) { return move_pending_reply(tx, desk_.env, desk_.ana, command); });
  };
  EXPECT_EQ(code_of(move(600, 2)), "version_conflict");
  EXPECT_EQ(code_of(move(0, 1)), "invalid");
  const auto moved = move(600, 1);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->kind, PendingKind::later);
  wait(599);
  EXPECT_TRUE(said().empty());
  wait(1);
  EXPECT_EQ(said().size(), 1U);
}

TEST_F(PendingRepliesTest, CO13_AFileThatWaitsIsNobodyElsesAndNotTheCustomers) {
  const auto file = desk_.upload(nullptr, desk_.ana.user_id);
  auto command = answer(desk_.ana, "file");
  command.attachment_ids = {file};
  ASSERT_TRUE(hold({command, {}, 60}));
  const auto for_visitor = [&] {
    return code_of(
        desk_.attempt<File>([&](Tx& tx) { return get_file_for_visitor(tx, nora_.session, file); }));
  };
  const auto for_staff = [&](const Actor& actor) {
    return code_of(desk_.attempt<File>([&](Tx& tx) { return get_file_for(tx, actor, file); }));
  };
  EXPECT_EQ(for_visitor(), "not_found");
  EXPECT_EQ(for_staff(desk_.ben), "") << "who sees the conversation sees what will be sent";
  EXPECT_EQ(for_staff(desk_.rob), "not_found");
  command.client_id = "answer-other";
  EXPECT_EQ(code_of(hold({command, {}, 60})), "invalid");
  const auto orphans = desk_.value<std::vector<File>>(
      [&](Tx& tx) { return tx.files().take_orphans(desk_.clock.time.plus_seconds(86'400), 10); });
  EXPECT_TRUE(orphans.empty()) << "it is not forgotten before it goes";
  wait(60);
  EXPECT_EQ(for_visitor(), "");
}

}  // namespace
}  // namespace harken::app
