// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "contract/samples.hpp"
#include "ports/canned_replies.hpp"
#include "ports/drafts.hpp"

namespace harken::test {
namespace {

class ComposerTest : public DeskTest {
 protected:
  CannedReply make_reply(CannedScope scope, std::string shortcut, UserId owner = {},
                         DepartmentId department = {}) {
    const auto id = make_id<CannedReplyId>();
    return {id,
            workspace_.id,
            scope,
            owner,
            department,
            "Reply " + id.to_string(),
            std::move(shortcut),
            "Hello",
            1};
  }
  static std::vector<CannedReplyId> ids_of(const std::vector<CannedReply>& replies) {
    std::vector<CannedReplyId> ids;
    for (const auto& reply : replies) ids.push_back(reply.id);
    return ids;
  }
};

TEST_P(ComposerTest, CO2_CannedReplyKeepsEveryField) {
  CannedReply reply = make_reply(CannedScope::department, "hi", {}, sales_.id);
  reply.name = reply.text = kNasty;
  write([&](Tx& tx) { return tx.canned_replies().insert(reply); });
  const auto expect_found = [&](Tx& tx) {
    const auto found =
        value_of(tx.canned_replies().find(workspace_.id, reply.id)).value_or(CannedReply{});
    EXPECT_EQ(found.workspace_id, workspace_.id);
    EXPECT_EQ(found.scope, reply.scope);
    EXPECT_EQ(found.owner_id, reply.owner_id);
    EXPECT_EQ(found.department_id, reply.department_id);
    EXPECT_EQ(found.name, reply.name);
    EXPECT_EQ(found.shortcut, reply.shortcut);
    EXPECT_EQ(found.text, reply.text);
    EXPECT_EQ(found.version, reply.version);
    EXPECT_FALSE(value_of(tx.canned_replies().find(WorkspaceId(9), reply.id)));
  };
  read([&](Tx& tx) -> Status {
    expect_found(tx);
    return {};
  });
  write([&](Tx& tx) -> Status {
    reply = {reply.id, workspace_.id, CannedScope::personal, UserId(77), {}, "Name", "", "Text", 2};
    EXPECT_TRUE(value_of(tx.canned_replies().update(reply, 1)));
    EXPECT_FALSE(value_of(tx.canned_replies().update(reply, 1)));
    expect_found(tx);
    RETURN_IF_ERROR(tx.canned_replies().remove(WorkspaceId(9), reply.id));
    EXPECT_TRUE(value_of(tx.canned_replies().find(workspace_.id, reply.id)));
    RETURN_IF_ERROR(tx.canned_replies().remove(workspace_.id, reply.id));
    EXPECT_FALSE(value_of(tx.canned_replies().find(workspace_.id, reply.id)));
    return {};
  });
}

TEST_P(ComposerTest, CO2_TheListIsWhatThePredicateAllows) {
  const User ana = make_user(Role::agent, {sales_.id});
  const User mira = make_user(Role::supervisor, {support_.id});
  const User admin = make_user(Role::admin, {});
  const std::vector<CannedReply> all{make_reply(CannedScope::personal, "a", ana.id),
                                     make_reply(CannedScope::personal, "a", mira.id),
                                     make_reply(CannedScope::department, "a", {}, sales_.id),
                                     make_reply(CannedScope::department, "a", {}, support_.id),
                                     make_reply(CannedScope::workspace, "a")};
  write([&](Tx& tx) -> Status {
    for (const auto& user : {ana, mira, admin}) RETURN_IF_ERROR(tx.users().insert(user, ""));
    for (const auto& reply : all) RETURN_IF_ERROR(tx.canned_replies().insert(reply));
    return {};
  });
  read([&](Tx& tx) -> Status {
    for (const auto& user : {ana, mira, admin}) {
      const auto actor = actor_of(user);
      std::vector<CannedReplyId> expected;
      for (const auto& reply : all)
        if (can_see(actor, audience_of(reply))) expected.push_back(reply.id);
      EXPECT_EQ(ids_of(value_of(tx.canned_replies().list(actor, {}))), expected) << user.name;
      auto elsewhere = actor;
      elsewhere.workspace_id = WorkspaceId(9);
      EXPECT_TRUE(value_of(tx.canned_replies().list(elsewhere, {})).empty());
    }
    return {};
  });
}

TEST_P(ComposerTest, CannedRepliesAreSearchedWhateverTheCaseAndPaged) {
  const auto actor = actor_of(make_user(Role::admin, {}));
  CannedReply refund = make_reply(CannedScope::workspace, "refund");
  CannedReply shipping = make_reply(CannedScope::workspace, "");
  CannedReply other = make_reply(CannedScope::workspace, "");
  shipping.name = "ДОСТАВКА";
  shipping.text = "100% sure_thing \\ back";
  write([&](Tx& tx) -> Status {
    for (const auto& reply : {refund, shipping, other})
      RETURN_IF_ERROR(tx.canned_replies().insert(reply));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto find = [&](std::string search) {
      return ids_of(value_of(tx.canned_replies().list(actor, {std::move(search), {}, 50})));
    };
    EXPECT_EQ(find("REFU"), std::vector{refund.id});
    EXPECT_EQ(find("доставка"), std::vector{shipping.id});
    for (const auto literal : {"100%", "sure_thing", "\\"})
      EXPECT_EQ(find(literal), std::vector{shipping.id}) << literal;
    EXPECT_TRUE(find("1%0").empty());
    EXPECT_TRUE(find("sure.thing").empty());
    EXPECT_EQ(ids_of(value_of(tx.canned_replies().list(actor, {"", {}, 2}))),
              (std::vector{refund.id, shipping.id}));
    EXPECT_EQ(ids_of(value_of(tx.canned_replies().list(actor, {"", shipping.id, 2}))),
              std::vector{other.id});
    return {};
  });
}

TEST_P(ComposerTest, AShortcutIsTakenOnceInItsPlace) {
  const CannedReply mine = make_reply(CannedScope::personal, "hi", UserId(5));
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.canned_replies().insert(mine));
    const auto rival = [&](const CannedReply& reply) {
      return value_of(tx.canned_replies().find_rival(reply)).has_value();
    };
    EXPECT_FALSE(rival(mine)) << "not its own rival";
    EXPECT_TRUE(rival(make_reply(CannedScope::personal, "hi", UserId(5))));
    EXPECT_FALSE(rival(make_reply(CannedScope::personal, "", UserId(5))));
    EXPECT_FALSE(rival(make_reply(CannedScope::personal, "hi", UserId(6))));
    EXPECT_FALSE(rival(make_reply(CannedScope::workspace, "hi")));
    EXPECT_EQ(value_of(tx.canned_replies().count_beside(
                  make_reply(CannedScope::personal, "", UserId(5)))),
              1);
    EXPECT_EQ(value_of(tx.canned_replies().count_beside(make_reply(CannedScope::workspace, ""))),
              0);
    RETURN_IF_ERROR(tx.canned_replies().insert(make_reply(CannedScope::personal, "", UserId(5))));
    return tx.canned_replies().insert(make_reply(CannedScope::personal, "", UserId(5)));
  });
  const auto status = run_write(*database_, [&](Tx& tx) {
    return tx.canned_replies().insert(make_reply(CannedScope::personal, "hi", UserId(5)));
  });
  EXPECT_FALSE(status) << "the database holds the rule too";
}

TEST_P(ComposerTest, CO12_DraftsAreKeptPerUserConversationAndKind) {
  const UserId ana(5);
  const ConversationId one(31), two(32);
  const Draft reply{ana, workspace_.id, one, DraftKind::reply, kNasty, 10};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.drafts().put(reply));
    RETURN_IF_ERROR(tx.drafts().put({ana, workspace_.id, one, DraftKind::note, "note", 12}));
    RETURN_IF_ERROR(tx.drafts().put({ana, workspace_.id, two, DraftKind::reply, "", 11}));
    return tx.drafts().put({UserId(6), workspace_.id, one, DraftKind::reply, "Ben's", 13});
  });
  write([&](Tx& tx) -> Status {
    const auto found = value_of(tx.drafts().find(ana, one, DraftKind::reply)).value_or(Draft{});
    EXPECT_EQ(found.text, kNasty);
    EXPECT_EQ(found.version, 10);
    EXPECT_EQ(found.workspace_id, workspace_.id);
    EXPECT_EQ(found.conversation_id, one);
    EXPECT_FALSE(value_of(tx.drafts().find(ana, two, DraftKind::note)));
    auto mine = value_of(tx.drafts().list(workspace_.id, ana, 10));
    EXPECT_EQ(mine.size(), 2U) << "the empty one is none";
    EXPECT_EQ(mine.at(0).kind, DraftKind::note);
    EXPECT_TRUE(value_of(tx.drafts().list(WorkspaceId(9), ana, 10)).empty());
    EXPECT_EQ(value_of(tx.drafts().list(workspace_.id, ana, 1)).size(), 1U);
    auto changed = reply;
    changed.text = "other";
    changed.version = 20;
    RETURN_IF_ERROR(tx.drafts().put(changed));
    EXPECT_EQ(value_of(tx.drafts().find(ana, one, DraftKind::reply)).value_or(Draft{}).text,
              "other");
    EXPECT_EQ(value_of(tx.drafts().remove_empty(Timestamp{11}, 10)), 0);
    EXPECT_EQ(value_of(tx.drafts().remove_empty(Timestamp{12}, 10)), 1);
    EXPECT_FALSE(value_of(tx.drafts().find(ana, two, DraftKind::reply)));
    return {};
  });
}

HARKEN_ON_BOTH(ComposerTest);

}  // namespace
}  // namespace harken::test
