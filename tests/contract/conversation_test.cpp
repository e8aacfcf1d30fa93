// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <random>

#include "contract/samples.hpp"
#include "core/policy/access.hpp"
#include "ports/access_requests.hpp"

namespace harken::test {
namespace {

class ConversationTest : public DeskTest {
 protected:
  Conversation find(Tx& tx, ConversationId id) {
    return value_of(tx.conversations().find(workspace_.id, id)).value_or(Conversation{});
  }
};

Conversation fill(Conversation made, UserId holder) {
  made.holder_id = holder;
  made.turn = Turn::theirs;
  made.last_message = LastMessage{MessageId(901), SenderKind::user, kNasty, 2, Timestamp{150}};
  made.unread = 3;
  made.waiting_since = Timestamp{140};
  made.label_ids = {LabelId(31), LabelId(32)};
  made.customer_delivered_id = MessageId(902);
  made.customer_read_id = MessageId(903);
  made.staff_read_id = MessageId(904);
  made.follows_id = ConversationId(905);
  made.solved_at = Timestamp{160};
  made.escalation = Escalation{UserId(906), "Ana", kNasty, Timestamp{161}};
  made.access = {
      {AccessRequestId(907), UserId(908), kNasty, std::nullopt, kNasty, Timestamp{162}},
      {AccessRequestId(909), UserId(910), "Ben", AccessLevel::write, "", Timestamp{163}}};
  made.set_aside_until = Timestamp{164};
  made.solve_at = Timestamp{165};
  return made;
}

void expect_same(const Conversation& left, const Conversation& right) {
  EXPECT_EQ(left.number, right.number);
  EXPECT_EQ(left.contact_id, right.contact_id);
  EXPECT_EQ(left.identity_id, right.identity_id);
  EXPECT_EQ(left.channel_id, right.channel_id);
  EXPECT_EQ(left.department_id, right.department_id);
  EXPECT_EQ(left.holder_id, right.holder_id);
  EXPECT_EQ(left.lifecycle, right.lifecycle);
  EXPECT_EQ(left.turn, right.turn);
  ASSERT_EQ(left.last_message.has_value(), right.last_message.has_value());
  if (left.last_message) {
    EXPECT_EQ(left.last_message->id, right.last_message->id);
    EXPECT_EQ(left.last_message->sender, right.last_message->sender);
    EXPECT_EQ(left.last_message->text, right.last_message->text);
    EXPECT_EQ(left.last_message->attachments, right.last_message->attachments);
    EXPECT_EQ(left.last_message->created_at, right.last_message->created_at);
  }
  EXPECT_EQ(left.unread, right.unread);
  EXPECT_EQ(left.waiting_since, right.waiting_since);
  EXPECT_EQ(left.label_ids, right.label_ids);
  EXPECT_EQ(left.customer_delivered_id, right.customer_delivered_id);
  EXPECT_EQ(left.customer_read_id, right.customer_read_id);
  EXPECT_EQ(left.staff_read_id, right.staff_read_id);
  EXPECT_EQ(left.follows_id, right.follows_id);
  EXPECT_EQ(left.created_at, right.created_at);
  EXPECT_EQ(left.last_activity_at, right.last_activity_at);
  EXPECT_EQ(left.solved_at, right.solved_at);
  EXPECT_EQ(left.version, right.version);
  EXPECT_EQ(left.set_aside_until, right.set_aside_until);
  EXPECT_EQ(left.solve_at, right.solve_at);
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
    EXPECT_EQ(left.access[i].user_id, right.access[i].user_id);
    EXPECT_EQ(left.access[i].user_name, right.access[i].user_name);
    EXPECT_EQ(left.access[i].level, right.access[i].level);
    EXPECT_EQ(left.access[i].reason, right.access[i].reason);
    EXPECT_EQ(left.access[i].asked_at, right.access[i].asked_at);
  }
}

TEST_P(ConversationTest, KeepsEveryField) {
  const User holder = make_user(Role::agent, {});
  const Conversation empty = make_conversation();
  const Conversation full = fill(make_conversation(), holder.id);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(holder, ""));
    RETURN_IF_ERROR(tx.conversations().insert(empty));
    RETURN_IF_ERROR(tx.conversations().insert(full));
    expect_same(find(tx, empty.id), empty);
    const Conversation found = find(tx, full.id);
    expect_same(found, full);
    EXPECT_EQ(found.contact_name, contact_.name);
    EXPECT_EQ(found.contact_number, contact_.number);
    EXPECT_EQ(found.contact_email, contact_.email);
    EXPECT_EQ(found.holder_name, holder.name);
    EXPECT_TRUE(find(tx, empty.id).holder_name.empty());
    EXPECT_FALSE(value_of(tx.conversations().find(WorkspaceId(9), full.id)));
    return {};
  });
}

// Who may see it and how far its customer has got, whether it is remembered (by whoever writes) or
// asked for (by whoever reads).
TEST_P(ConversationTest, TheHeadSaysWhatTheWholeSays) {
  const Conversation empty = make_conversation();
  const Conversation full = fill(make_conversation(), UserId(5));
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(empty));
    return tx.conversations().insert(full);
  });
  const auto check = [&](Tx& tx) -> Status {
    for (const auto& each : {empty, full}) {
      EXPECT_EQ(find(tx, each.id).id, each.id);
      const auto head = value_of(tx.conversations().find_head(workspace_.id, each.id));
      EXPECT_TRUE(head);
      if (!head) continue;
      EXPECT_EQ(head->audience, audience_of(each));
      EXPECT_EQ(head->receipts.delivered_id, each.customer_delivered_id);
      EXPECT_EQ(head->receipts.read_id, each.customer_read_id);
      EXPECT_FALSE(value_of(tx.conversations().find_head(WorkspaceId(9), each.id)));
    }
    EXPECT_FALSE(value_of(tx.conversations().find_head(workspace_.id, ConversationId(9))));
    return {};
  };
  write(check);
  read(check);
}

TEST_P(ConversationTest, UpdateWritesEveryFieldAndComparesTheVersion) {
  const Conversation before = make_conversation();
  Conversation after = fill(before, UserId(5));
  after.department_id = sales_.id;
  after.lifecycle = Lifecycle::solved;
  after.last_activity_at = Timestamp{170};
  after.follows_id = {};
  after.version = 2;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(before));
    EXPECT_TRUE(value_of(tx.conversations().update(after, 1)));
    expect_same(find(tx, before.id), after);
    EXPECT_FALSE(value_of(tx.conversations().update(after, 1)));
    return {};
  });
}

TEST_P(ConversationTest, UpdateThatOnlyMovesOnWritesEveryFieldToo) {
  const Conversation before = fill(make_conversation(), UserId(5));
  Conversation after = before;
  after.turn = Turn::ours;
  after.last_message = LastMessage{MessageId(950), SenderKind::customer, "Hi", 0, Timestamp{190}};
  after.unread = 4;
  after.waiting_since.reset();
  after.staff_read_id = MessageId(951);
  after.last_activity_at = Timestamp{190};
  after.version = 2;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(before));
    EXPECT_TRUE(value_of(tx.conversations().update(after, 1)));
    expect_same(find(tx, before.id), after);
    EXPECT_FALSE(value_of(tx.conversations().update(after, 1)));
    return {};
  });
}

// Each alone, so that none of them hides behind another.
TEST_P(ConversationTest, UpdateWritesWhatWasAgreedAndPlanned) {
  const Conversation full = fill(make_conversation(), UserId(5));
  Conversation row = make_conversation();
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(row));
    const auto check = [&](auto change) {
      change();
      row.version += 1;
      EXPECT_TRUE(value_of(tx.conversations().update(row, row.version - 1)));
      expect_same(find(tx, row.id), row);
    };
    check([&] { row.escalation = full.escalation; });
    check([&] { row.escalation->reason = "another"; });
    check([&] { row.access = full.access; });
    check([&] { row.set_aside_until = full.set_aside_until; });
    check([&] { row.solve_at = full.solve_at; });
    check([&] { row.escalation.reset(); });
    check([&] { row.access.clear(); });
    check([&] { row.set_aside_until.reset(); });
    check([&] { row.solve_at.reset(); });
    return {};
  });
}

TEST_P(ConversationTest, LC20_DueIsWhatHasCome) {
  Conversation aside = make_conversation();
  aside.set_aside_until = Timestamp{1'000};
  Conversation planned = make_conversation();
  planned.solve_at = Timestamp{1'000};
  Conversation later = make_conversation();
  later.set_aside_until = Timestamp{1'001};
  const Conversation never = make_conversation();
  write([&](Tx& tx) -> Status {
    for (const auto& each : {aside, planned, later, never})
      RETURN_IF_ERROR(tx.conversations().insert(each));
    EXPECT_TRUE(value_of(tx.conversations().list_due(Timestamp{999}, 9)).empty());
    const auto due = value_of(tx.conversations().list_due(Timestamp{1'000}, 9));
    EXPECT_EQ(due.size(), 2U);
    EXPECT_EQ(due.at(0).id, aside.id);
    EXPECT_EQ(due.at(1).id, planned.id);
    EXPECT_EQ(value_of(tx.conversations().list_due(Timestamp{2'000}, 1)).size(), 1U);
    return {};
  });
}

TEST_P(ConversationTest, UI5_ARequestIsFoundInItsWorkspace) {
  const auto request = make_id<AccessRequestId>();
  const auto conversation = make_conversation();
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.access_requests().insert(workspace_.id, request, conversation.id));
    EXPECT_EQ(value_of(tx.access_requests().find(workspace_.id, request)), conversation.id);
    EXPECT_FALSE(value_of(tx.access_requests().find(WorkspaceId(9), request)));
    EXPECT_FALSE(value_of(tx.access_requests().find(workspace_.id, AccessRequestId(1))));
    return {};
  });
}

TEST_P(ConversationTest, NewestOfAnIdentityAndHeldOnes) {
  Conversation older = make_conversation();
  older.holder_id = UserId(5);
  Conversation newer = make_conversation();
  newer.holder_id = UserId(5);
  newer.lifecycle = Lifecycle::solved;
  write([&](Tx& tx) -> Status {
    EXPECT_FALSE(value_of(tx.conversations().find_newest_of(identity_.id)));
    RETURN_IF_ERROR(tx.conversations().insert(newer));
    RETURN_IF_ERROR(tx.conversations().insert(older));
    EXPECT_EQ(value_of(tx.conversations().find_newest_of(identity_.id)).value_or(Conversation{}).id,
              newer.id);
    const auto held = value_of(tx.conversations().list_held_by(workspace_.id, UserId(5)));
    EXPECT_EQ(held.size(), 1U);
    EXPECT_EQ(held.at(0).id, older.id);
    return {};
  });
}

TEST_P(ConversationTest, AudiencesOfAContactEachOnce) {
  write([&](Tx& tx) -> Status {
    for (const UserId holder : {UserId(5), UserId(5), UserId(), UserId()}) {
      Conversation conversation = make_conversation();
      conversation.holder_id = holder;
      RETURN_IF_ERROR(tx.conversations().insert(conversation));
    }
    auto audiences = value_of(tx.conversations().audiences_of(workspace_.id, contact_.id));
    std::ranges::sort(audiences, {}, &Audience::holder_id);
    EXPECT_EQ(audiences.size(), 2U);
    EXPECT_FALSE(audiences.at(0).holder_id);
    EXPECT_EQ(audiences.at(1).holder_id, UserId(5));
    EXPECT_EQ(audiences.at(1).department_id, support_.id);
    EXPECT_FALSE(audiences.at(1).everyone);
    Conversation escalated = make_conversation();
    escalated.holder_id = UserId(5);
    escalated.escalation =
        Escalation{.from_id = UserId(7), .from_name = "Ana", .reason = "", .at = {}};
    RETURN_IF_ERROR(tx.conversations().insert(escalated));
    const auto with_it = value_of(tx.conversations().audiences_of(workspace_.id, contact_.id));
    EXPECT_EQ(std::ranges::count(with_it, UserId(7), &Audience::escalated_from_id), 1);
    return {};
  });
}

// Random conversations and people; lists and counts must be what the C++ rule picks.
class VisibilityTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    users_ = {make_user(Role::agent, {sales_.id}),
              make_user(Role::agent, {}),
              make_user(Role::supervisor, {support_.id}),
              make_user(Role::admin, {}),
              make_user(Role::agent, {sales_.id, support_.id}),
              make_user(Role::it_support, {sales_.id})};
    User own_only = make_user(Role::agent, {sales_.id, support_.id});
    own_only.rights.permissions.set(Action::see, Scope::own);
    users_.push_back(own_only);
    for (int i = 0; i < 400; ++i) conversations_.push_back(random_conversation());
    write([&](Tx& tx) -> Status {
      for (const User& user : users_) RETURN_IF_ERROR(tx.users().insert(user, ""));
      RETURN_IF_ERROR(tx.contacts().insert(other_contact_));
      for (const Conversation& made : conversations_)
        RETURN_IF_ERROR(tx.conversations().insert(made));
      return {};
    });
  }

  static constexpr std::int64_t kSlot = 600'000'000;

  int pick(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }

  Conversation random_conversation() {
    Conversation made = make_conversation();
    if (pick(2) == 0) made.department_id = sales_.id;
    if (pick(3) != 0) made.holder_id = users_[static_cast<std::size_t>(pick(7))].id;
    if (pick(2) == 0) made.turn = Turn::theirs;
    if (pick(3) == 0) made.lifecycle = Lifecycle::solved;
    if (pick(4) == 0) made.label_ids = {LabelId(31)};
    if (pick(4) == 0) made.channel_id = ChannelId(22);
    if (pick(4) == 0) made.contact_id = other_contact_.id;
    made.unread = pick(4);
    if (pick(4) == 0) made.set_aside_until = Timestamp{5'000};
    const auto from = users_[static_cast<std::size_t>(pick(7))].id;
    const bool is_held = made.holder_id && made.lifecycle == Lifecycle::active;
    if (is_held && made.holder_id != from && pick(2) == 0)
      made.escalation = Escalation{.from_id = from, .from_name = "Ana", .reason = "", .at = {}};
    made.created_at = Timestamp{500 + pick(50)};
    made.last_activity_at = some_activity();
    return made;
  }

  // Many at the same time, and in several of the ten minutes that the lists walk at a time.
  Timestamp some_activity() { return Timestamp{1'000 + pick(50) + pick(4) * kSlot}; }

  static bool is_in(View view, const Conversation& c, const Actor& actor) {
    const bool is_active = c.lifecycle == Lifecycle::active;
    switch (view) {
      case View::fresh:
      case View::unassigned:
        return is_active && !c.holder_id;
      case View::mine:
        return is_active && c.holder_id == actor.user_id && !c.set_aside_until;
      case View::team:
        return is_active && c.holder_id && c.holder_id != actor.user_id;
      case View::waiting:
        return is_active && c.holder_id == actor.user_id &&
               (c.turn == Turn::theirs || c.set_aside_until);
      case View::escalated:
        return is_active && c.escalation &&
               (c.holder_id == actor.user_id || c.escalation->from_id == actor.user_id);
      case View::solved:
        return !is_active;
      case View::all:
        break;
    }
    return true;
  }

  static bool fits(const ConversationQuery& query, const Conversation& c) {
    return (!query.department_id || c.department_id == query.department_id) &&
           (!query.channel_id || c.channel_id == query.channel_id) &&
           (!query.label_id ||
            std::ranges::find(c.label_ids, query.label_id) != c.label_ids.end()) &&
           (!query.contact_id || c.contact_id == query.contact_id) &&
           (!query.holder_id || c.holder_id == query.holder_id) &&
           (!query.status || status_of(c) == *query.status) &&
           (!query.from || c.last_activity_at >= *query.from) &&
           (!query.to || c.last_activity_at < *query.to) &&
           (!query.created_from || c.created_at >= *query.created_from) &&
           (!query.created_to || c.created_at < *query.created_to);
  }

  std::vector<ConversationId> expected(const Actor& actor, const ConversationQuery& query) {
    std::vector<Conversation> rows;
    for (const Conversation& c : conversations_) {
      if (can_see(actor, audience_of(c)) && is_in(query.view, c, actor) && fits(query, c))
        rows.push_back(c);
    }
    std::ranges::sort(rows, std::greater(),
                      [](const Conversation& c) { return std::pair(c.last_activity_at, c.id); });
    std::vector<ConversationId> ids;
    for (const Conversation& c : rows) ids.push_back(c.id);
    return ids;
  }

  // All pages of the list, one after the other.
  std::vector<ConversationId> listed(Tx& tx, const Actor& actor, ConversationQuery query) {
    std::vector<ConversationId> ids;
    for (;;) {
      const auto page = value_of(tx.conversations().list(actor, query));
      EXPECT_LE(std::ssize(page), query.limit);
      for (const Conversation& c : page) ids.push_back(c.id);
      if (std::ssize(page) < query.limit) return ids;
      query.after = std::pair(page.back().last_activity_at, page.back().id);
    }
  }

  std::mt19937 random_{42};
  std::vector<User> users_;
  Contact other_contact_ = {.id = ContactId(99), .workspace_id = WorkspaceId(1), .number = 99};
  std::vector<Conversation> conversations_;
};

constexpr View kViews[] = {View::fresh,   View::unassigned, View::mine,   View::team,
                           View::waiting, View::escalated,  View::solved, View::all};

TEST_P(VisibilityTest, ListsAreWhatTheRuleAllows) {
  read([&](Tx& tx) -> Status {
    for (const User& user : users_) {
      for (const View view : kViews) {
        const ConversationQuery query{.view = view, .limit = 7};
        EXPECT_EQ(listed(tx, actor_of(user), query), expected(actor_of(user), query));
      }
    }
    return {};
  });
}

TEST_P(VisibilityTest, ListsFollowWhereActivityMovesAConversation) {
  write([&](Tx& tx) -> Status {
    for (Conversation& each : conversations_) {
      if (pick(2) == 0) continue;
      each.last_activity_at = some_activity();
      if (pick(4) == 0) each.holder_id = users_[static_cast<std::size_t>(pick(7))].id;
      ++each.version;
      EXPECT_TRUE(value_of(tx.conversations().update(each, each.version - 1)));
    }
    return {};
  });
  read([&](Tx& tx) -> Status {
    for (const View view : kViews) {
      const ConversationQuery query{.view = view, .limit = 7};
      EXPECT_EQ(listed(tx, actor_of(users_[3]), query), expected(actor_of(users_[3]), query));
    }
    return {};
  });
}

TEST_P(VisibilityTest, FiltersNarrowTheList) {
  std::vector<ConversationQuery> queries;
  for (const View view : kViews) {
    queries.push_back({.view = view, .department_id = sales_.id, .limit = 9});
    queries.push_back({.view = view, .channel_id = ChannelId(22), .limit = 9});
    queries.push_back({.view = view, .label_id = LabelId(31), .limit = 9});
    queries.push_back({.view = view, .contact_id = other_contact_.id, .limit = 9});
    queries.push_back(
        {.view = view, .department_id = sales_.id, .label_id = LabelId(31), .limit = 200});
    queries.push_back({.view = view, .holder_id = users_[0].id, .limit = 9});
    queries.push_back({.view = view, .from = Timestamp{1'010}, .to = Timestamp{1'030}, .limit = 9});
    queries.push_back({.view = view,
                       .from = Timestamp{1'010 + kSlot},
                       .to = Timestamp{1'030 + 3 * kSlot},
                       .limit = 9});
    queries.push_back(
        {.view = view, .created_from = Timestamp{510}, .created_to = Timestamp{530}, .limit = 9});
    queries.push_back(
        {.view = view, .label_id = LabelId(31), .created_from = Timestamp{520}, .limit = 9});
    for (const auto status :
         {ConversationStatus::fresh, ConversationStatus::open, ConversationStatus::waiting,
          ConversationStatus::escalated, ConversationStatus::solved})
      queries.push_back({.view = view, .status = status, .limit = 9});
  }
  read([&](Tx& tx) -> Status {
    for (const User& user : users_) {
      for (const ConversationQuery& query : queries) {
        EXPECT_EQ(listed(tx, actor_of(user), query), expected(actor_of(user), query));
      }
    }
    return {};
  });
}

// More of them than the list would start from.
TEST_P(VisibilityTest, UI22_ACommonLabelNarrowsTheListToo) {
  write([&](Tx& tx) -> Status {
    for (int i = 0; i < 2'100; ++i) {
      Conversation made = random_conversation();
      made.label_ids = {LabelId(33)};
      RETURN_IF_ERROR(tx.conversations().insert(made));
      conversations_.push_back(made);
    }
    const ConversationQuery query{.view = View::solved, .label_id = LabelId(33), .limit = 100};
    EXPECT_EQ(listed(tx, actor_of(users_[0]), query), expected(actor_of(users_[0]), query));
    return {};
  });
}

TEST_P(VisibilityTest, CountsAreTheLengthsOfTheLists) {
  read([&](Tx& tx) -> Status {
    for (const User& user : users_) {
      const Actor actor = actor_of(user);
      const auto length = [&](View view) { return std::ssize(expected(actor, {.view = view})); };
      std::int64_t unread = 0;
      for (const Conversation& c : conversations_) {
        if (is_in(View::mine, c, actor)) unread += c.unread;
      }
      const ViewCounts counts = value_of(tx.conversations().count(actor));
      EXPECT_EQ(counts.fresh, length(View::fresh));
      EXPECT_EQ(counts.unassigned, can_oversee(actor) ? length(View::unassigned) : 0);
      EXPECT_EQ(counts.mine, length(View::mine));
      const ConversationQuery open{
          .view = View::mine, .status = ConversationStatus::open, .limit = 1'000};
      EXPECT_EQ(counts.mine_open, std::ssize(listed(tx, actor, open)));
      EXPECT_EQ(counts.team, length(View::team));
      EXPECT_EQ(counts.waiting, length(View::waiting));
      EXPECT_EQ(counts.escalated, length(View::escalated));
      EXPECT_EQ(counts.solved, length(View::solved));
      EXPECT_EQ(counts.mine_unread, unread);
    }
    return {};
  });
}

// The tally follows every way in which a conversation moves.
TEST_P(VisibilityTest, CountsFollowEveryMove) {
  write([&](Tx& tx) -> Status {
    for (Conversation& c : conversations_) {
      const auto old_version = c.version++;
      if (pick(2) == 0) c.department_id = pick(2) == 0 ? sales_.id : support_.id;
      if (pick(2) == 0)
        c.holder_id = pick(3) == 0 ? UserId() : users_[static_cast<std::size_t>(pick(5))].id;
      if (pick(2) == 0) c.lifecycle = pick(2) == 0 ? Lifecycle::solved : Lifecycle::active;
      if (!c.holder_id || c.lifecycle == Lifecycle::solved) c.escalation.reset();
      EXPECT_TRUE(value_of(tx.conversations().update(c, old_version)));
    }
    for (const User& user : users_) {
      const Actor actor = actor_of(user);
      const ViewCounts counts = value_of(tx.conversations().count(actor));
      EXPECT_EQ(counts.fresh, std::ssize(expected(actor, {.view = View::fresh})));
      EXPECT_EQ(counts.team, std::ssize(expected(actor, {.view = View::team})));
      EXPECT_EQ(counts.solved, std::ssize(expected(actor, {.view = View::solved})));
    }
    return {};
  });
}

HARKEN_ON_BOTH(ConversationTest);
HARKEN_ON_BOTH(VisibilityTest);

}  // namespace
}  // namespace harken::test
