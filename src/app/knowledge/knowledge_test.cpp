// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/admin/deletions.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/knowledge/answers.hpp"
#include "app/knowledge/articles.hpp"
#include "app/knowledge/knowledge_bases.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

Document words(std::string text) {
  return {{{.kind = NodeKind::paragraph,
            .children = {{.kind = NodeKind::text, .text = std::move(text)}}}}};
}
Document with_picture(std::string id) {
  return {{{.kind = NodeKind::picture, .file_id = std::move(id)}}};
}

class KnowledgeTest : public ::testing::Test {
 protected:
  KnowledgeTest() {
    base_ = make_base({.name = "Shop help", .languages = std::vector<std::string>{"en", "ru"}});
  }

  KnowledgeBase make_base(const EditKnowledgeBase& command) {
    return desk_.value<KnowledgeBase>(
        [&](Tx& tx) { return create_knowledge_base(tx, desk_.env, desk_.mira, command); });
  }
  Result<KnowledgeBase> change_base(const Actor& actor, EditKnowledgeBase command) {
    command.id = base_.id;
    return desk_.attempt<KnowledgeBase>(
        [&](Tx& tx) { return update_knowledge_base(tx, desk_.env, actor, command); });
  }
  Article add(std::string title = "Returns") {
    return desk_.value<Article>([&](Tx& tx) {
      return create_article(tx, desk_.env, desk_.mira, {base_.id, {}, "", std::move(title)});
    });
  }
  Result<ArticleDraft> save(const Actor& actor, const TranslationRef& of, std::string title,
                            Document body) {
    return desk_.attempt<ArticleDraft>([&](Tx& tx) {
      return save_article_draft(tx, desk_.env, actor, {of, std::move(title), std::move(body)});
    });
  }
  Result<ArticleDraft> publish_it(const TranslationRef& of) {
    return desk_.attempt<ArticleDraft>(
        [&](Tx& tx) { return publish(tx, desk_.env, desk_.mira, of); });
  }
  // Published in English.
  Article add_published(std::string title, std::string text, std::string language = "en") {
    const auto article = add(title);
    const auto version = language == "en" ? 1 : 0;
    const auto saved =
        save(desk_.mira, {article.id, language, version}, title, words(std::move(text)));
    EXPECT_TRUE(publish_it({article.id, language, saved.value().version}));
    return article;
  }
  std::vector<Revision> history(ArticleId id) {
    return desk_.value<std::vector<Revision>>(
        [&](Tx& tx) { return list_revisions(tx, desk_.mira, id, "en", {}, 50); });
  }
  std::vector<std::string> find(std::string query, std::string language = "en") {
    std::vector<std::string> titles;
    for (const auto& hit : desk_.value<std::vector<ArticleHit>>([&](Tx& tx) {
           return find_articles(tx, {{base_}, std::move(language), std::move(query), 20});
         }))
      titles.push_back(hit.article.title);
    return titles;
  }

  testing::Desk desk_;
  KnowledgeBase base_;
};

TEST_F(KnowledgeTest, KB1_ABaseStartsAsCustomersKnowTheShop) {
  EXPECT_EQ(base_.slug, "shop-help");
  EXPECT_EQ(base_.channel_ids, std::vector{desk_.channel.id});
  EXPECT_EQ(base_.accent, desk_.channel.settings.accent);
  EXPECT_TRUE(base_.is_public);
  EXPECT_EQ(make_base({.name = "Shop help"}).slug, "shop-help-2");
  EXPECT_EQ(make_base({.name = "你好"}).slug, "help");
  EXPECT_EQ(make_base({.name = "Files"}).slug, "help-2");
}

TEST_F(KnowledgeTest, KB1_OnlyWritersChangeBasesAndOnlyForTheBetter) {
  EXPECT_EQ(testing::code_of(change_base(desk_.ana, {.version = 1, .name = "Mine"})), "forbidden");
  EXPECT_EQ(testing::code_of(change_base(desk_.mira, {.version = 7, .name = "Late"})),
            "version_conflict");
  const auto refused = [&](EditKnowledgeBase command) {
    command.version = 1;
    return testing::field_of(change_base(desk_.mira, command));
  };
  EXPECT_EQ(refused({.name = "  "}), "name");
  for (const auto* slug : {"UP", "a b", "files", "assets", "-x"})
    EXPECT_EQ(refused({.slug = slug}), "slug") << slug;
  EXPECT_EQ(refused({.languages = std::vector<std::string>{}}), "languages");
  EXPECT_EQ(refused({.languages = std::vector<std::string>{"en", "en"}}), "languages");
  EXPECT_EQ(refused({.languages = std::vector<std::string>{"e;"}}), "languages");
  EXPECT_EQ(refused({.accent = "red}"}), "accent");
  EXPECT_EQ(refused({.channel_ids = std::vector{ChannelId(99)}}), "channel_ids");
  make_base({.name = "Other", .slug = "other"});
  EXPECT_EQ(testing::code_of(change_base(desk_.mira, {.version = 1, .slug = "other"})),
            "already_exists");
}

TEST_F(KnowledgeTest, KB1_ABaseWithArticlesIsNotDeleted) {
  const auto remove = [&] {
    return desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(delete_knowledge_base(tx, desk_.env, desk_.mira, base_.id));
      return true;
    });
  };
  const auto article = add();
  EXPECT_EQ(testing::code_of(remove()), "not_empty");
  desk_.value<bool>([&](Tx& tx) -> Result<bool> {
    RETURN_IF_ERROR(delete_article(tx, desk_.env, desk_.mira, article.id));
    return true;
  });
  EXPECT_TRUE(remove());
}

TEST_F(KnowledgeTest, AD5_AnArticleComesBackWithItsPageItsHistoryAndItsWords) {
  const auto article = add_published("Returns", "Send it back within a month");
  const auto found = [&] {
    const FindArticles command{{base_}, "en", "month"};
    return desk_.value<std::vector<ArticleHit>>([&](Tx& tx) { return find_articles(tx, command); })
        .size();
  };
  EXPECT_EQ(found(), 1U);
  const auto deletion = desk_.value<Deletion>(
      [&](Tx& tx) { return delete_article(tx, desk_.env, desk_.mira, article.id); });
  EXPECT_EQ(deletion.name, "Returns");
  EXPECT_EQ(found(), 0U);
  const auto page = [&] {
    return desk_.value<std::optional<PublishedArticle>>([&](Tx& tx) {
      return tx.published_articles().find_by_number(base_.id, article.number, "en");
    });
  };
  EXPECT_FALSE(page());
  const auto of_base = desk_.value<Deletion>(
      [&](Tx& tx) { return delete_knowledge_base(tx, desk_.env, desk_.mira, base_.id); });
  EXPECT_EQ(make_base({.name = "Shop help"}).slug, "shop-help-2") << "links to the first come back";
  const auto restore = [&](const Deletion& what) {
    return testing::code_of(desk_.attempt<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(restore_deletion(tx, desk_.env, desk_.mira, what.id));
      return true;
    }));
  };
  EXPECT_EQ(restore(deletion), "parent_deleted");
  EXPECT_EQ(restore(of_base), "");
  EXPECT_EQ(restore(deletion), "");
  EXPECT_EQ(found(), 1U);
  EXPECT_TRUE(page());
  EXPECT_FALSE(desk_
                   .value<std::vector<Revision>>([&](Tx& tx) {
                     return tx.articles().list_revisions(article.id, "en", {}, 5);
                   })
                   .empty());
}

TEST_F(KnowledgeTest, AD5_ArticlesAreBackInTheirCategoryUnlessTheyHaveGotAnother) {
  const auto add_category = [&](std::string name) {
    const EditCategory command{.knowledge_base_id = base_.id,
                               .names = std::vector<CategoryName>{{"en", name, ""}}};
    return desk_.value<Category>(
        [&](Tx& tx) { return create_category(tx, desk_.env, desk_.mira, command); });
  };
  const auto put = [&](const Article& article, CategoryId category) {
    const auto now =
        desk_.value<Article>([&](Tx& tx) { return get_article(tx, desk_.mira, article.id); });
    desk_.value<Article>([&](Tx& tx) {
      return update_article(tx, desk_.env, desk_.mira, {article.id, now.version, category, {}});
    });
  };
  const auto category_of = [&](const Article& article) {
    return desk_.value<Article>([&](Tx& tx) { return get_article(tx, desk_.mira, article.id); })
        .category_id;
  };
  const auto orders = add_category("Orders"), money = add_category("Money");
  const auto stays = add("Returns"), moves = add("Refunds");
  put(stays, orders.id);
  put(moves, orders.id);
  const auto deletion = desk_.value<Deletion>(
      [&](Tx& tx) { return delete_category(tx, desk_.env, desk_.mira, orders.id); });
  EXPECT_FALSE(category_of(stays));
  put(moves, money.id);
  EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) {
    return restore_deletion(tx, desk_.env, desk_.mira, deletion.id);
  }));
  EXPECT_EQ(category_of(stays), orders.id);
  EXPECT_EQ(category_of(moves), money.id);
}

TEST_F(KnowledgeTest, KB1_DraftsAreForWritersOnly) {
  const auto article = add("Secret plans");
  EXPECT_EQ(testing::code_of(save(desk_.ana, {article.id, "en", 1}, "x", {})), "forbidden");
  const auto get_by = [&](const Actor& actor) {
    return desk_.attempt<Article>([&](Tx& tx) { return get_article(tx, actor, article.id); });
  };
  EXPECT_EQ(testing::code_of(get_by(desk_.ana)), "not_found");
  EXPECT_TRUE(get_by(desk_.mira));
  const auto listed = desk_.value<std::vector<Article>>([&](Tx& tx) {
    return list_articles(
        tx, desk_.ana,
        {.knowledge_base_id = base_.id, .state = ArticleState::any, .folded = "secret"});
  });
  EXPECT_TRUE(listed.empty());
  EXPECT_FALSE(desk_.last_event().data.contains("Secret")) << "the whole team hears events";
}

TEST_F(KnowledgeTest, KB1_OneSittingIsOneStepOfTheHistory) {
  const auto article = add();
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 1}, "Returns", words("a")));
  desk_.clock.time = desk_.clock.time.plus_seconds(60);
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 2}, "Returns", words("ab")));
  EXPECT_EQ(history(article.id).size(), 1U);
  EXPECT_EQ(history(article.id)[0].body, words("ab"));
  ASSERT_TRUE(save(desk_.admin, {article.id, "en", 3}, "Returns", words("abc")))
      << "another writer";
  desk_.clock.time = desk_.clock.time.plus_seconds(3'600);
  ASSERT_TRUE(save(desk_.admin, {article.id, "en", 4}, "Returns", words("abcd"))) << "after lunch";
  EXPECT_EQ(history(article.id).size(), 3U);
  const auto events = desk_.count_events();
  ASSERT_TRUE(save(desk_.admin, {article.id, "en", 5}, "Returns", words("abcd")));
  EXPECT_EQ(desk_.count_events(), events) << "the same again changes nothing";
}

TEST_F(KnowledgeTest, KB1_TwoWritersDoNotOverwriteEachOther) {
  const auto article = add();
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 1}, "Returns", words("mine")));
  const auto late = save(desk_.admin, {article.id, "en", 1}, "Returns", words("theirs"));
  EXPECT_EQ(testing::code_of(late), "version_conflict");
  EXPECT_TRUE(late.error().current.contains("mine"));
}

TEST_F(KnowledgeTest, KB1_ARestoredStepIsANewStep) {
  const auto article = add();
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 1}, "Returns", words("good")));
  ASSERT_TRUE(publish_it({article.id, "en", 2}));
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 3}, "Returns", words("bad")));
  const auto good = history(article.id).at(1);
  ASSERT_TRUE(good.is_published);
  const auto restored = desk_.value<ArticleDraft>([&](Tx& tx) {
    return restore_revision(tx, desk_.env, desk_.mira, {article.id, "en", 4}, good.id);
  });
  EXPECT_EQ(restored.body, words("good"));
  EXPECT_TRUE(restored.has_changes) << "customers get it with the next publishing";
  EXPECT_EQ(history(article.id).size(), 3U);
  EXPECT_EQ(history(article.id)[1].body, words("bad")) << "nothing is lost";
}

TEST_F(KnowledgeTest, KB2_PublishingNeedsATitleAndSomethingToRead) {
  const auto article = add("");
  EXPECT_EQ(testing::field_of(publish_it({article.id, "en", 1})), "title");
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 1}, "Returns", words(" ")));
  EXPECT_EQ(testing::field_of(publish_it({article.id, "en", 2})), "body");
  EXPECT_EQ(testing::code_of(publish_it({article.id, "ru", 0})), "not_found");
  EXPECT_EQ(testing::field_of(save(desk_.mira, {article.id, "de", 0}, "x", {})), "language");
}

TEST_F(KnowledgeTest, KB2_ReadersGetThePublishedTextUntilTheNextPublishing) {
  const auto article = add_published("Returns", "You have thirty days.");
  ASSERT_TRUE(save(desk_.mira, {article.id, "en", 3}, "Returns",
                   words("You have a fortnight, a draft says.")));
  EXPECT_EQ(find("thirty"), std::vector<std::string>{"Returns"});
  EXPECT_TRUE(find("fortnight").empty());
  ASSERT_TRUE(publish_it({article.id, "en", 4}));
  EXPECT_TRUE(find("thirty").empty());
  EXPECT_EQ(find("fortnight").size(), 1U);
  desk_.value<ArticleDraft>(
      [&](Tx& tx) { return unpublish(tx, desk_.env, desk_.mira, {article.id, "en", 5}); });
  EXPECT_TRUE(find("fortnight").empty());
}

TEST_F(KnowledgeTest, KB1_TheBestAnswerComesFirst) {
  add_published("Delivery times", "Parcels take three days. You can return them.");
  add_published("How to return a vase", "Print the label and put the vase into its box.");
  add_published("Как вернуть заказ", "Распечатайте этикетку возврата.", "ru");
  EXPECT_EQ(find("return"), (std::vector<std::string>{"How to return a vase", "Delivery times"}));
  EXPECT_EQ(find("returning vases").at(0), "How to return a vase");
  EXPECT_EQ(find("retu").size(), 2U) << "while it is being typed";
  EXPECT_EQ(find("retrun").size(), 2U) << "a slip of the finger";
  EXPECT_EQ(find("этикетка возвраты", "ru"), std::vector<std::string>{"Как вернуть заказ"});
  EXPECT_TRUE(find("elephant").empty());
  EXPECT_TRUE(find("?!").empty());
  EXPECT_EQ(find("").size(), 2U) << "without a question what comes first";
}

TEST_F(KnowledgeTest, KB1_EachArticleIsFoundOnceInTheReadersLanguage) {
  const auto article = add_published("Vase", "A vase of clay.");
  const auto saved = save(desk_.mira, {article.id, "ru", 0}, "Vase, ваза", words("Ваза из глины."));
  ASSERT_TRUE(publish_it({article.id, "ru", saved.value().version}));
  EXPECT_EQ(find("vase", "ru"), std::vector<std::string>{"Vase, ваза"});
  EXPECT_EQ(find("vase", "en"), std::vector<std::string>{"Vase"});
  EXPECT_EQ(find("vase", "id"), std::vector<std::string>{"Vase"}) << "the base's own language else";
}

TEST_F(KnowledgeTest, CO5_KB3_LinksGoOnlyWhereCustomersMayRead) {
  const auto article = add_published("Returns", "You have thirty days.");
  const auto visitor = desk_.arrive();
  const auto conversation = desk_.open(visitor);
  const auto link = [&](std::string language = "en") {
    return desk_.attempt<ArticleLink>(
        [&](Tx& tx) { return link_to_article(tx, conversation, article.id, language); });
  };
  ASSERT_TRUE(link());
  EXPECT_EQ(link()->path, "/help/shop-help/en/articles/1-returns");
  EXPECT_EQ(link()->excerpt, "You have thirty days.");
  EXPECT_EQ(testing::code_of(link("ru")), "article_not_available");
  ASSERT_TRUE(change_base(desk_.mira, {.version = 1, .is_public = false}));
  EXPECT_EQ(testing::code_of(link()), "article_not_available");
  ASSERT_TRUE(change_base(
      desk_.mira, {.version = 2, .is_public = true, .channel_ids = std::vector<ChannelId>{}}));
  EXPECT_EQ(testing::code_of(link()), "article_not_available");
  EXPECT_TRUE(
      desk_.value<std::vector<KnowledgeBase>>([&](Tx& tx) { return bases_for(tx, conversation); })
          .empty());
}

TEST_F(KnowledgeTest, KB2_ALanguageTakenFromTheBaseIsOfferedNowhere) {
  const auto article = add_published("Возврат", "Верните чашку в течение недели", "ru");
  const auto conversation = desk_.find(desk_.open(desk_.arrive()).id);
  const auto link = [&] {
    return desk_.attempt<ArticleLink>(
        [&](Tx& tx) { return link_to_article(tx, conversation, article.id, "ru"); });
  };
  const auto find = [&] {
    return desk_
        .value<std::vector<ArticleHit>>([&](Tx& tx) -> Rows<ArticleHit> {
          ASSIGN_OR_RETURN(const auto base,
                           tx.knowledge_bases().find(base_.workspace_id, base_.id));
          return find_articles(tx, {.bases = {*base}, .language = "ru", .query = "чашка"});
        })
        .size();
  };
  ASSERT_TRUE(link());
  ASSERT_EQ(find(), 1U);
  ASSERT_TRUE(change_base(desk_.mira,
                          {.version = base_.version, .languages = std::vector<std::string>{"en"}}));
  EXPECT_EQ(testing::code_of(link()), "article_not_available");
  EXPECT_EQ(find(), 0U);
}

TEST_F(KnowledgeTest, CO5_ALinkIsAMessageOfItsOwnKind) {
  const auto article = add_published("Returns", "You have thirty days.");
  const auto conversation = desk_.open(desk_.arrive());
  desk_.value<Conversation>(
      [&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, conversation.id); });
  const auto send = [&](Reply command) {
    command.actor = desk_.ana;
    command.conversation_id = conversation.id;
    return desk_.attempt<Replied>([&](Tx& tx) { return reply(tx, desk_.env, command); });
  };
  const ArticleRef link{article.id, "en"};
  const auto sent = send({.client_id = "link-0001", .article = link});
  ASSERT_TRUE(sent) << sent.error().detail;
  EXPECT_EQ(sent->message.kind, MessageKind::article);
  EXPECT_EQ(sent->message.text, "Returns");
  EXPECT_EQ(to_public(sent->message)->article->path, "/help/shop-help/en/articles/1-returns");
  EXPECT_TRUE(wire::visitor_frame(desk_.last_event()).contains("\"article\":{"));
  EXPECT_TRUE(wire::staff_frame(desk_.last_event()).contains("\"article\":{"));
  EXPECT_FALSE(send({.client_id = "link-0001", .article = link})->is_new)
      << "the same once more is the same";
  EXPECT_EQ(testing::code_of(send({.client_id = "link-0001", .text = "Returns"})),
            "client_id_conflict");
  EXPECT_EQ(
      testing::code_of(send({.client_id = "link-0001", .article = ArticleRef{article.id, "ru"}})),
      "client_id_conflict");
  EXPECT_EQ(testing::field_of(send({.client_id = "link-0002", .text = "Here", .article = link})),
            "text");
  EXPECT_EQ(
      testing::code_of(send({.client_id = "link-0003", .article = ArticleRef{article.id, "ru"}})),
      "article_not_available");
}

TEST_F(KnowledgeTest, KB2_PicturesAreTheWritersOwnUploads) {
  const auto article = add();
  const auto visitor = desk_.arrive();
  const auto of = [&] { return TranslationRef{article.id, "en", 1}; };
  EXPECT_EQ(testing::field_of(save(desk_.mira, of(), "x", with_picture(desk_.upload(&visitor)))),
            "body");
  EXPECT_EQ(testing::field_of(save(desk_.mira, of(), "x",
                                   with_picture(desk_.upload(nullptr, desk_.ana.user_id)))),
            "body");
  EXPECT_EQ(testing::field_of(save(desk_.mira, of(), "x", with_picture(std::string(32, 'f')))),
            "body");
  const auto own = desk_.upload(nullptr, desk_.mira.user_id);
  ASSERT_TRUE(save(desk_.mira, of(), "x", with_picture(own)));
  EXPECT_TRUE(save(desk_.admin, {article.id, "en", 2}, "y", with_picture(own)))
      << "it is in the article already";
}

}  // namespace
}  // namespace harken::app
