// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "contract/samples.hpp"
#include "ports/canned_replies.hpp"
#include "ports/drafts.hpp"
#include "ports/forms.hpp"
#include "ports/library.hpp"

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

TEST_P(ComposerTest, CO6_FormKeepsEveryField) {
  Form form{make_id<FormId>(), workspace_.id, kNasty, "Title", {}, 1};
  form.fields = {{"name", kNasty, FieldKind::text, true, {}, Fills::contact_name},
                 {"size", "Size", FieldKind::choices, false, {"S, \"M\"", "L"}, Fills::nothing},
                 {"mail", "Mail", FieldKind::email, false, {}, Fills::contact_email}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.forms().insert(form));
    const auto found = value_of(tx.forms().find(workspace_.id, form.id)).value_or(Form{});
    EXPECT_EQ(found.name, form.name);
    EXPECT_EQ(found.title, form.title);
    EXPECT_EQ(found.fields, form.fields);
    EXPECT_FALSE(value_of(tx.forms().find(WorkspaceId(9), form.id)));
    form.title = "Other";
    form.fields.pop_back();
    form.version = 2;
    EXPECT_TRUE(value_of(tx.forms().update(form, 1)));
    EXPECT_FALSE(value_of(tx.forms().update(form, 1)));
    const auto all = value_of(tx.forms().list(workspace_.id));
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).fields, form.fields);
    EXPECT_TRUE(value_of(tx.forms().list(WorkspaceId(9))).empty());
    RETURN_IF_ERROR(tx.forms().remove(workspace_.id, form.id));
    EXPECT_TRUE(value_of(tx.forms().list(workspace_.id)).empty());
    return {};
  });
}

TEST_P(ComposerTest, CO6_MessagesCarryFormsAndAnswersAndAFormIsAnsweredOnce) {
  const Conversation conversation = make_conversation();
  Message asked = make_message(conversation, "asked-form");
  asked.kind = MessageKind::form;
  asked.form = SentForm{
      FormId(7), kNasty, {{"a", "A", FieldKind::choice, true, {"x", "y"}, Fills::nothing}}};
  Message answer = make_message(conversation, "the-answer");
  answer.kind = MessageKind::form_answer;
  answer.answer = FormAnswer{
      asked.id, "Title", {{"a", "A", FieldKind::choice, {"x"}}, {"b", "B", FieldKind::text, {}}}};
  Message again = make_message(conversation, "another-answer");
  again.kind = MessageKind::form_answer;
  again.answer = answer.answer;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.messages().insert(asked)));
    EXPECT_FALSE(value_of(tx.messages().find_answer_to(asked.id)));
    EXPECT_TRUE(value_of(tx.messages().insert(answer)));
    ASSIGN_OR_RETURN(const bool is_second, tx.messages().insert(again));
    ASSIGN_OR_RETURN(const auto rows, tx.messages().list(conversation.id, MessageId{}, 10));
    // Only known for sure once something has been read.
    EXPECT_FALSE(is_second) << "a second answer";
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.at(1).kind, MessageKind::form);
    EXPECT_EQ(rows.at(1).form, asked.form);
    EXPECT_EQ(rows.at(0).kind, MessageKind::form_answer);
    EXPECT_EQ(rows.at(0).answer, answer.answer);
    EXPECT_FALSE(rows.at(0).form);
    EXPECT_EQ(value_of(tx.messages().find_answer_to(asked.id)).value_or(Message{}).id, answer.id);
    return {};
  });
}

TEST_P(ComposerTest, CO6_LibraryItemsAreSearchedPagedAndKeepTheirBytes) {
  LibraryItem map{make_id<LibraryItemId>(),
                  workspace_.id,
                  kNasty,
                  "Wege",
                  "image/png",
                  10,
                  "hash-of-map",
                  UserId(5),
                  Timestamp{7},
                  1};
  LibraryItem prices = map;
  prices.id = make_id<LibraryItemId>();
  prices.name = "ПРАЙС.pdf";
  prices.folder = "";
  prices.hash = "hash-of-prices";
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.library().insert(map));
    RETURN_IF_ERROR(tx.library().insert(prices));
    const auto found = value_of(tx.library().find(workspace_.id, map.id)).value_or(LibraryItem{});
    EXPECT_EQ(found.name, map.name);
    EXPECT_EQ(found.folder, map.folder);
    EXPECT_EQ(found.type, map.type);
    EXPECT_EQ(found.size, map.size);
    EXPECT_EQ(found.hash, map.hash);
    EXPECT_EQ(found.added_by, map.added_by);
    EXPECT_EQ(found.created_at, map.created_at);
    EXPECT_FALSE(value_of(tx.library().find(WorkspaceId(9), map.id)));
    const auto names = [&](LibraryQuery query) {
      std::vector<LibraryItemId> ids;
      for (const auto& item : value_of(tx.library().list(workspace_.id, query)))
        ids.push_back(item.id);
      return ids;
    };
    EXPECT_EQ(names({"прайс", {}, 10}), std::vector{prices.id});
    EXPECT_EQ(names({"WEGE", {}, 10}), std::vector{map.id});
    EXPECT_EQ(names({"", {}, 1}), std::vector{map.id});
    EXPECT_EQ(names({"", map.id, 10}), std::vector{prices.id});
    EXPECT_EQ(value_of(tx.library().count(workspace_.id)), 2);
    EXPECT_TRUE(value_of(tx.files().is_hash_used("hash-of-map")))
        << "no upload, but in the library";
    map.name = "Map";
    map.version = 2;
    EXPECT_TRUE(value_of(tx.library().update(map, 1)));
    EXPECT_FALSE(value_of(tx.library().update(map, 1)));
    EXPECT_EQ(names({"map", {}, 10}), std::vector{map.id});
    RETURN_IF_ERROR(tx.library().remove(workspace_.id, map.id));
    EXPECT_FALSE(value_of(tx.files().is_hash_used("hash-of-map")));
    return {};
  });
}

HARKEN_ON_BOTH(ComposerTest);

}  // namespace
}  // namespace harken::test
