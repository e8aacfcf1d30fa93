// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ports/deletions.hpp"

#include "contract/samples.hpp"
#include "ports/canned_replies.hpp"
#include "ports/contact_attributes.hpp"
#include "ports/forms.hpp"
#include "ports/knowledge_store.hpp"
#include "ports/library.hpp"
#include "ports/roles.hpp"
#include "ports/saved_views.hpp"

namespace harken::test {
namespace {

class DeletionTest : public DeskTest {
 protected:
  Deletion make_deletion(Deletable kind, std::int64_t subject, std::string name = "Late") {
    Deletion deletion;
    deletion.id = make_id<DeletionId>();
    deletion.workspace_id = workspace_.id;
    deletion.kind = kind;
    deletion.subject_id = subject;
    deletion.name = std::move(name);
    deletion.deleted_by_id = UserId(5);
    deletion.deleted_by_name = "Ada";
    deletion.deleted_at = Timestamp{100};
    return deletion;
  }
  // Found before, not while it is hidden, and found again.
  void expect_comes_and_goes(Tx& tx, Deletable kind, std::int64_t subject,
                             const std::function<bool()>& is_found) {
    const auto deletion = make_deletion(kind, subject);
    EXPECT_TRUE(is_found());
    expect_ok(tx.deletions().hide(deletion));
    EXPECT_FALSE(is_found());
    expect_ok(tx.deletions().show(deletion));
    EXPECT_TRUE(is_found());
    auto elsewhere = deletion;
    elsewhere.workspace_id = WorkspaceId(9);
    expect_ok(tx.deletions().hide(elsewhere));
    EXPECT_TRUE(is_found()) << "another workspace hides nothing here";
  }
};

TEST_P(DeletionTest, KeepsEveryField) {
  auto deletion = make_deletion(Deletable::canned_reply, 7, kNasty);
  deletion.owner_id = UserId(8);
  deletion.department_id = sales_.id;
  deletion.replacement_id = 9;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.deletions().insert(deletion));
    RETURN_IF_ERROR(tx.deletions().remember(deletion.id, {41, 2}));
    RETURN_IF_ERROR(tx.deletions().remember(deletion.id, {40, 0}));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto found =
        value_of(tx.deletions().find(workspace_.id, deletion.id)).value_or(Deletion{});
    EXPECT_EQ(found.kind, Deletable::canned_reply);
    EXPECT_EQ(found.subject_id, 7);
    EXPECT_EQ(found.name, kNasty);
    EXPECT_EQ(found.owner_id, UserId(8));
    EXPECT_EQ(found.department_id, sales_.id);
    EXPECT_EQ(found.replacement_id, 9);
    EXPECT_EQ(found.deleted_by_id, UserId(5));
    EXPECT_EQ(found.deleted_by_name, "Ada");
    EXPECT_EQ(found.deleted_at, Timestamp{100});
    EXPECT_FALSE(value_of(tx.deletions().find(WorkspaceId(9), deletion.id)));
    const auto items = value_of(tx.deletions().list_remembered(deletion.id));
    EXPECT_EQ(items.size(), 2U);
    EXPECT_EQ(items.front().id, 40);
    EXPECT_EQ(items.back().version, 2);
    return {};
  });
}

TEST_P(DeletionTest, AD5_TheNewestFirstWithoutWhatIsOthersOwn) {
  auto old = make_deletion(Deletable::form, 1, "old"),
       fresh = make_deletion(Deletable::form, 2, "new"),
       own = make_deletion(Deletable::saved_view, 3, "own");
  fresh.deleted_at = own.deleted_at = Timestamp{200};
  own.owner_id = UserId(8);
  write([&](Tx& tx) -> Status {
    for (const auto& each : {old, fresh, own}) RETURN_IF_ERROR(tx.deletions().insert(each));
    const auto names = [&](UserId user, Timestamp since) {
      std::string joined;
      for (const auto& each : value_of(tx.deletions().list(workspace_.id, user, since, 10)))
        joined += each.name + " ";
      return joined;
    };
    EXPECT_EQ(names(UserId(8), Timestamp{0}), "own new old ");
    EXPECT_EQ(names(UserId(5), Timestamp{0}), "new old ");
    EXPECT_EQ(names(UserId(5), Timestamp{100}), "new ");
    const auto due = value_of(tx.deletions().list_before(Timestamp{100}, 10));
    EXPECT_EQ(due.size(), 1U);
    RETURN_IF_ERROR(tx.deletions().remove(old.id));
    EXPECT_TRUE(value_of(tx.deletions().list_before(Timestamp{100}, 10)).empty());
    return {};
  });
}

TEST_P(DeletionTest, AD5_NothingFindsWhatIsHidden) {
  const auto workspace = workspace_.id;
  const Actor actor{UserId(5), workspace, {}, "Ada", {}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.labels().insert({LabelId(31), workspace, "Late", "red", 1}));
    expect_comes_and_goes(tx, Deletable::label, 31, [&] {
      const bool is_found = value_of(tx.labels().find(workspace, LabelId(31))).has_value();
      EXPECT_EQ(is_found, !value_of(tx.labels().list(workspace)).empty());
      EXPECT_EQ(is_found, value_of(tx.labels().find_by_name(workspace, "LATE")).has_value());
      return is_found;
    });
    RETURN_IF_ERROR(tx.roles().insert({RoleId(32), workspace, "Night", {10, {}}, 1}));
    expect_comes_and_goes(tx, Deletable::role, 32, [&] {
      const bool is_found = value_of(tx.roles().find(workspace, RoleId(32))).has_value();
      EXPECT_EQ(is_found, !value_of(tx.roles().list(workspace)).empty());
      return is_found;
    });
    expect_comes_and_goes(tx, Deletable::status, busy_.id.value(), [&] {
      EXPECT_TRUE(value_of(tx.statuses().find(workspace, available_.id)));
      return value_of(tx.statuses().find(workspace, busy_.id)).has_value();
    });
    CannedReply reply;
    reply.id = CannedReplyId(33);
    reply.workspace_id = workspace;
    reply.scope = CannedScope::workspace;
    reply.name = reply.shortcut = reply.text = "hi";
    RETURN_IF_ERROR(tx.canned_replies().insert(reply));
    expect_comes_and_goes(tx, Deletable::canned_reply, 33, [&] {
      const bool is_found = value_of(tx.canned_replies().find(workspace, reply.id)).has_value();
      EXPECT_EQ(is_found, !value_of(tx.canned_replies().list(actor, {})).empty());
      EXPECT_EQ(is_found, value_of(tx.canned_replies().count_beside(reply)) == 1);
      return is_found;
    });
    const auto& key = channel_.key;
    expect_comes_and_goes(tx, Deletable::channel, channel_.id.value(), [&] {
      const bool is_found = value_of(tx.channels().find(workspace, channel_.id)).has_value();
      EXPECT_EQ(is_found, value_of(tx.channels().find_by_key(key)).has_value());
      EXPECT_EQ(is_found, !value_of(tx.channels().list(workspace)).empty());
      EXPECT_NE(is_found, value_of(tx.channels().find_deleted(workspace, channel_.id)).has_value());
      EXPECT_TRUE(value_of(tx.channels().find_kind(channel_.id))) << "conversations name it";
      return is_found;
    });
    RETURN_IF_ERROR(tx.forms().insert({FormId(34), workspace, "F", "F", {}, 1}));
    expect_comes_and_goes(tx, Deletable::form, 34, [&] {
      const bool is_found = value_of(tx.forms().find(workspace, FormId(34))).has_value();
      EXPECT_EQ(is_found, !value_of(tx.forms().list(workspace)).empty());
      return is_found;
    });
    LibraryItem item;
    item.id = LibraryItemId(35);
    item.workspace_id = workspace;
    item.hash = "bytes";
    item.added_by = actor.user_id;
    RETURN_IF_ERROR(tx.library().insert(item));
    expect_comes_and_goes(tx, Deletable::library_item, 35, [&] {
      EXPECT_TRUE(value_of(tx.files().is_hash_used("bytes"))) << "the bytes stay for it";
      const bool is_found = value_of(tx.library().find(workspace, item.id)).has_value();
      EXPECT_EQ(is_found, !value_of(tx.library().list(workspace, {})).empty());
      EXPECT_EQ(is_found, value_of(tx.library().count(workspace)) == 1);
      return is_found;
    });
    RETURN_IF_ERROR(
        tx.contact_attributes().insert({ContactAttributeId(36), workspace, "Plan", 1, 1}));
    expect_comes_and_goes(tx, Deletable::contact_attribute, 36, [&] {
      const bool is_found =
          value_of(tx.contact_attributes().find(workspace, ContactAttributeId(36))).has_value();
      EXPECT_EQ(is_found, !value_of(tx.contact_attributes().list(workspace)).empty());
      EXPECT_EQ(is_found,
                value_of(tx.contact_attributes().find_by_name(workspace, "plan")).has_value());
      return is_found;
    });
    SavedView view;
    view.id = SavedViewId(37);
    view.workspace_id = workspace;
    view.owner_id = actor.user_id;
    view.name = "Mine";
    RETURN_IF_ERROR(tx.saved_views().insert(view));
    expect_comes_and_goes(tx, Deletable::saved_view, 37, [&] {
      const bool is_found = value_of(tx.saved_views().find(workspace, view.id)).has_value();
      EXPECT_EQ(is_found, !value_of(tx.saved_views().list(workspace, actor.user_id)).empty());
      return is_found;
    });
    return {};
  });
}

TEST_P(DeletionTest, AD5_NoReaderFindsWhatIsHiddenOfAKnowledgeBase) {
  const auto workspace = workspace_.id;
  KnowledgeBase base;
  base.id = KnowledgeBaseId(51);
  base.workspace_id = workspace;
  base.name = "Help";
  base.slug = "help";
  base.language = "en";
  base.languages = {"en"};
  base.accent = "#000000";
  base.is_public = true;
  base.version = 1;
  Category orders{CategoryId(52), workspace, base.id, 1, 1, {{"en", "Orders", ""}}, 1};
  Article article;
  article.id = ArticleId(53);
  article.workspace_id = workspace;
  article.knowledge_base_id = base.id;
  article.category_id = orders.id;
  article.number = 1;
  article.version = 1;
  PublishedArticle page;
  page.article_id = article.id;
  page.knowledge_base_id = base.id;
  page.language = "en";
  page.title = "Returns";
  page.slug = "returns";
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.categories().insert(orders));
    RETURN_IF_ERROR(tx.articles().insert(article));
    const IndexedWord words[] = {{"month", 3}};
    RETURN_IF_ERROR(tx.published_articles().put(page, words, {}));
    expect_comes_and_goes(tx, Deletable::article, 53, [&] {
      const bool is_found = value_of(tx.articles().find(workspace, article.id)).has_value();
      auto& pages = tx.published_articles();
      EXPECT_EQ(is_found, value_of(tx.articles().has_any(base.id)));
      EXPECT_EQ(is_found, value_of(pages.find(workspace, article.id, "en")).has_value());
      EXPECT_EQ(is_found, value_of(pages.find_by_number(base.id, 1, "en")).has_value());
      EXPECT_EQ(is_found, !value_of(pages.list(base.id, "en")).empty());
      EXPECT_EQ(is_found, !value_of(pages.list_languages(article.id)).empty());
      EXPECT_EQ(is_found, !value_of(pages.match(base.id, {"month", "month"}, 5)).empty());
      EXPECT_EQ(is_found, !value_of(pages.words_under(base.id, head_of("month"), 5)).empty());
      return is_found;
    });
    expect_comes_and_goes(tx, Deletable::category, 52, [&] {
      const bool is_found = value_of(tx.categories().find(workspace, orders.id)).has_value();
      EXPECT_EQ(is_found, !value_of(tx.categories().list(base.id)).empty());
      return is_found;
    });
    expect_comes_and_goes(tx, Deletable::knowledge_base, 51, [&] {
      const bool is_found = value_of(tx.knowledge_bases().find(workspace, base.id)).has_value();
      EXPECT_EQ(is_found, !value_of(tx.knowledge_bases().list(workspace)).empty());
      EXPECT_EQ(is_found, !value_of(tx.knowledge_bases().list_public()).empty());
      EXPECT_EQ(is_found, value_of(tx.knowledge_bases().find_by_slug("help")).has_value());
      EXPECT_EQ(is_found, value_of(tx.categories().find(workspace, orders.id)).has_value());
      EXPECT_TRUE(value_of(tx.knowledge_bases().is_slug_taken("help", {}))) << "kept for it";
      return is_found;
    });
    EXPECT_FALSE(value_of(tx.knowledge_bases().is_slug_taken("help", base.id)));
    auto deletion = make_deletion(Deletable::category, 52);
    RETURN_IF_ERROR(tx.deletions().take_category_off(deletion.id, orders.id));
    EXPECT_FALSE(
        value_of(tx.articles().find(workspace, article.id)).value_or(Article{}).category_id);
    RETURN_IF_ERROR(tx.deletions().put_category_back(deletion.id, orders.id));
    EXPECT_EQ(value_of(tx.articles().find(workspace, article.id)).value_or(Article{}).category_id,
              orders.id);
    return {};
  });
}

TEST_P(DeletionTest, AD5_ANameIsFreeWhileItIsHiddenAndThenTaken) {
  const auto deletion = make_deletion(Deletable::label, 31);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.labels().insert({LabelId(31), workspace_.id, "Late", "red", 1}));
    RETURN_IF_ERROR(tx.deletions().hide(deletion));
    EXPECT_FALSE(value_of(tx.deletions().is_name_taken(deletion)));
    RETURN_IF_ERROR(tx.labels().insert({LabelId(32), WorkspaceId(9), "Late", "red", 1}));
    EXPECT_FALSE(value_of(tx.deletions().is_name_taken(deletion)));
    RETURN_IF_ERROR(tx.labels().insert({LabelId(33), workspace_.id, "LATE", "red", 1}));
    EXPECT_TRUE(value_of(tx.deletions().is_name_taken(deletion)));
    RETURN_IF_ERROR(tx.labels().remove(workspace_.id, LabelId(33)));
    EXPECT_FALSE(value_of(tx.deletions().is_name_taken(deletion)));
    for (const auto kind : {Deletable::role, Deletable::status, Deletable::contact_attribute,
                            Deletable::canned_reply, Deletable::form, Deletable::article})
      EXPECT_FALSE(value_of(tx.deletions().is_name_taken(make_deletion(kind, 99))));
    return {};
  });
}

TEST_P(DeletionTest, AD5_ALabelLeavesEveryConversationAndComesBackInOrder) {
  const auto deletion = make_deletion(Deletable::label, 31);
  auto several = make_conversation();
  several.label_ids = {LabelId(3), LabelId(31), LabelId(310)};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.labels().insert({LabelId(31), workspace_.id, "Late", "red", 1}));
    RETURN_IF_ERROR(tx.conversations().insert(several));
    const auto now = [&] {
      return value_of(tx.conversations().find(workspace_.id, several.id)).value_or(Conversation{});
    };
    const auto count = [&] {
      return value_of(tx.deletions().count_hanging(workspace_.id, Deletable::label, 31))
          .value_or(-1);
    };
    EXPECT_EQ(count(), 1);
    RETURN_IF_ERROR(tx.deletions().take_label_off(deletion.id, LabelId(31)));
    EXPECT_EQ(now().label_ids, (std::vector{LabelId(3), LabelId(310)}));
    EXPECT_EQ(count(), 0);
    EXPECT_FALSE(value_of(tx.conversations().update(several, several.version)))
        << "nobody writes the label back who has read it before";
    RETURN_IF_ERROR(tx.deletions().put_label_back(deletion.id, LabelId(31)));
    EXPECT_EQ(now().label_ids, several.label_ids);
    RETURN_IF_ERROR(tx.deletions().put_label_back(deletion.id, LabelId(31)));
    EXPECT_EQ(now().label_ids, several.label_ids) << "it has it already";
    EXPECT_EQ(count(), 1);
    return {};
  });
}

TEST_P(DeletionTest, AD5_CountsWhatHangsOnEachKind) {
  write([&](Tx& tx) -> Status {
    const auto count = [&](Deletable kind, std::int64_t id, WorkspaceId workspace) {
      return value_of(tx.deletions().count_hanging(workspace, kind, id));
    };
    const auto here = workspace_.id;
    auto user = make_user(RoleId(32), {sales_.id});
    user.status_id = busy_.id;
    RETURN_IF_ERROR(tx.roles().insert({RoleId(32), here, "Night", {10, {}}, 1}));
    RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    EXPECT_EQ(count(Deletable::role, 32, here), 1);
    EXPECT_FALSE(count(Deletable::role, 32, WorkspaceId(9)));
    EXPECT_EQ(count(Deletable::status, busy_.id.value(), here), 1);
    EXPECT_FALSE(count(Deletable::status, 99, here));
    RETURN_IF_ERROR(tx.contact_attributes().insert({ContactAttributeId(6), here, "Plan", 1, 1}));
    auto contact = make_contact();
    contact.attributes = {{ContactAttributeId(6), "gold"}, {ContactAttributeId(66), "x"}};
    RETURN_IF_ERROR(tx.contacts().insert(contact));
    EXPECT_EQ(count(Deletable::contact_attribute, 6, here), 1);
    for (const auto kind : {Deletable::article, Deletable::category, Deletable::knowledge_base,
                            Deletable::label, Deletable::form, Deletable::saved_view})
      EXPECT_FALSE(count(kind, 99, here));
    return {};
  });
}

HARKEN_ON_BOTH(DeletionTest);

}  // namespace
}  // namespace harken::test
