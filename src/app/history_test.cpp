// SPDX-License-Identifier: AGPL-3.0-or-later
// Whatever people do, in whatever order: the events tell the whole story, and nothing of ours
// leaks.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "app/contact/notes.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/escalation.hpp"
#include "app/conversation/labels.hpp"
#include "app/conversation/later.hpp"
#include "app/conversation/receipts.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/conversation/undo.hpp"
#include "app/testing/desk.hpp"
#include "wire/write.hpp"

namespace harken::app {
namespace {

constexpr auto kCanary = "canary-4f1c";

// As a client puts it together (web/shared/told.ts): an event leaves out what is null or an empty
// list, and the last message that stands beside it.
boost::json::value whole(boost::json::value conversation, const boost::json::value* message) {
  auto& object = conversation.as_object();
  for (const auto* name :
       {"holder", "last_message", "waiting_since", "customer_delivered_id", "customer_read_id",
        "staff_read_id", "follows_id", "solved_at", "escalation", "set_aside_until", "solve_at"})
    object.emplace(name, nullptr);
  object.emplace("label_ids", boost::json::array());
  object.emplace("access", boost::json::array());
  if (!object["last_message"].is_null() || !message) return conversation;
  object["last_message"] = {{"id", message->at("id")},
                            {"sender_kind", message->at("sender").at("kind")},
                            {"text", message->at("text")},
                            {"attachments", 0},
                            {"created_at", message->at("created_at")}};
  return conversation;
}

class History : public ::testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    const Label label{desk_.ids.make<LabelId>(), desk_.admin.workspace_id, kCanary, "#112233", 1};
    label_ = label.id;
    desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(tx.labels().insert(label));
      return true;
    });
    for (int i = 0; i < 4; ++i) visitors_.push_back(desk_.arrive());
    last_ = newest();
  }

  template <class T>
  const T& any(const std::vector<T>& items) {
    return items[random_() % items.size()];
  }
  Seq newest() {
    return desk_.value<Seq>([&](Tx& tx) { return tx.events().newest(desk_.admin.workspace_id); });
  }
  std::vector<Conversation> rows() {
    ConversationQuery query;
    query.view = View::all;
    query.limit = 1'000;
    return desk_.value<std::vector<Conversation>>(
        [&](Tx& tx) { return tx.conversations().list(desk_.admin, query); });
  }
  std::string client_id() { return "client-" + std::to_string(random_() % 60); }

  // One thing somebody may try; true: it was accepted.
  bool act() {
    desk_.clock.time = desk_.clock.time.plus_seconds(static_cast<std::int64_t>(random_() % 40'000));
    const auto known = rows();
    if (known.empty() || random_() % 4 == 0)
      return desk_.write(any(visitors_), "Hello", client_id()).has_value();
    const auto& actor = any(people_);
    const auto& conversation = any(known);
    return change(actor, conversation.id, conversation).has_value();
  }

  using Outcome = Result<bool>;
  // What colleagues do with a conversation among themselves.
  Result<Conversation> help(Tx& tx, const Actor& actor, const Conversation& seen) {
    auto& env = desk_.env;
    const auto later = env.clock.now().plus_seconds(static_cast<std::int64_t>(random_() % 90'000));
    const auto request = seen.access.empty() ? AccessRequestId{} : any(seen.access).id;
    switch (random_() % 11) {
      case 9:
      case 10:
        return undo(tx, env, actor, seen.id, seen.version);
      case 0:
        return escalate(tx, env, actor, {seen.id, any(people_).user_id, kCanary});
      case 1:
        return release(tx, env, actor, seen.id);
      case 2:
        return set_aside(tx, env, actor, seen.id, later);
      case 3:
        return plan_solve(tx, env, actor, seen.id, later);
      case 4:
        return wake(tx, env, actor, seen.id);
      case 5:
        return request_access(tx, env, actor, {seen.id, kCanary});
      case 6:
        return decline_access(tx, env, actor, request);
      case 7:
        return revoke_access(tx, env, actor, request);
      default:
        return grant_access(tx, env, actor, request, AccessLevel::write);
    }
  }

  Outcome change(const Actor& actor, ConversationId id, const Conversation& seen) {
    const auto choice = random_() % 16;
    return desk_.attempt<bool>([&, choice](Tx& tx) -> Outcome {
      auto& env = desk_.env;
      Status outcome;
      const auto take = [&](const auto& result) {
        if (!result) outcome = std::unexpected(result.error());
      };
      switch (choice) {
        case 0:
          take(accept(tx, env, actor, id));
          break;
        case 1:
          take(solve(tx, env, actor, id));
          break;
        case 2:
          take(reopen(tx, env, actor, id));
          break;
        case 3:
          take(take_over(tx, env, actor, id));
          break;
        case 4:
          take(reassign(tx, env, actor, id, desk_.sales.id, any(people_).user_id));
          break;
        case 5:
          take(reply(tx, env, {actor, id, client_id(), "Hi", {}}));
          break;
        case 6:
          take(add_note(tx, env, actor,
                        {id, {}, client_id() + "-note", kCanary, {any(people_).user_id}}));
          break;
        case 7:
          take(add_label(tx, env, actor, id, label_));
          break;
        case 8:
          for (const auto& due : tx.conversations().list_due(env.clock.now(), 1).value())
            take(do_what_is_due(tx, env, due.workspace_id, due.id));
          break;
        case 9:
        case 10:
        case 11:
        case 12:
        case 13:
          take(help(tx, actor, seen));
          break;
        default:
          take(note_customer_receipt(tx, env, seen.workspace_id, seen.identity_id,
                                     seen.last_message->id, seen.last_message->id));
      }
      if (!outcome) return std::unexpected(outcome.error());
      return true;
    });
  }

  void follow_events() {
    for (const auto& event : desk_.events_after(last_)) {
      ASSERT_EQ(event.seq, ++last_) << "a gap in the log";
      // What somebody is told personally comes on top.
      changes_ += !event.type.starts_with("notification.");
      const auto data = desk_.staff_data(event);
      if (const auto* conversation = data.if_contains("conversation"))
        told_[event.conversation_id] = whole(*conversation, data.if_contains("message"));
      if (event.public_data) {
        EXPECT_FALSE(wire::visitor_frame(event).contains(kCanary)) << *event.public_data;
      }
    }
  }

  testing::Desk desk_;
  std::vector<Actor> people_{desk_.ana, desk_.ben, desk_.mira, desk_.rob, desk_.admin};
  std::vector<testing::Visitor> visitors_;
  LabelId label_;
  std::mt19937 random_{GetParam()};
  Seq last_ = 0;
  int changes_ = 0;
  std::map<ConversationId, boost::json::value> told_;
};

TEST_P(History, A49_A56_TheEventsTellTheWholeStoryAndNothingOfOursLeaks) {
  int accepted = 0;
  for (int step = 0; step < 250; ++step) {
    const auto before = changes_;
    const bool was_accepted = act();
    accepted += was_accepted;
    follow_events();
    EXPECT_LE(changes_ - before, was_accepted ? 1 : 0)
        << "a refusal left an event, or one change two";
    for (const auto& row : rows())
      ASSERT_EQ(boost::json::parse(wire::to_json(row)), told_[row.id]) << "at step " << step;
  }
  EXPECT_GT(accepted, 60);
}

INSTANTIATE_TEST_SUITE_P(Seeds, History, ::testing::Values(1u, 2u, 3u, 4u));

}  // namespace
}  // namespace harken::app
