// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::test {
namespace {

Document words(std::string text) {
  return {{{.kind = NodeKind::paragraph,
            .children = {{.kind = NodeKind::text, .text = std::move(text)}}}}};
}

class KnowledgeTest : public DeskTest {
 protected:
  KnowledgeBase make_base(std::string slug, bool is_public = true) {
    return {make_id<KnowledgeBaseId>(),
            workspace_.id,
            "Help",
            std::move(slug),
            "en",
            {"en", "ru"},
            "#112233",
            is_public,
            {channel_.id},
            1};
  }
  Category make_category(const KnowledgeBase& base, std::int64_t number, std::int64_t position) {
    return {make_id<CategoryId>(),
            workspace_.id,
            base.id,
            number,
            position,
            {{"en", "Orders", "All of them"}},
            1};
  }
  Article make_article(const KnowledgeBase& base, CategoryId category, std::int64_t number) {
    return {make_id<ArticleId>(),
            workspace_.id,
            base.id,
            category,
            number,
            number,
            Timestamp{7},
            1,
            {}};
  }
  static ArticleDraft make_draft(const Article& article, std::string language, std::string title,
                                 std::string text) {
    return {article.id,
            std::move(language),
            std::move(title),
            words(std::move(text)),
            true,
            {},
            Timestamp{8},
            "Ana",
            1};
  }
  static PublishedArticle make_page(const Article& article, std::string language,
                                    std::string title) {
    return {article.id,
            {},
            article.knowledge_base_id,
            {},
            0,
            std::move(language),
            std::move(title),
            "slug",
            "short",
            words("long"),
            Timestamp{1},
            Timestamp{2}};
  }
};

TEST_P(KnowledgeTest, KB1_BasesKeepEveryFieldAndTheirChannels) {
  auto base = make_base("kiln");
  base.name = kNasty;
  write([&](Tx& tx) { return tx.knowledge_bases().insert(base); });
  write([&](Tx& tx) -> Status {
    EXPECT_EQ(value_of(tx.knowledge_bases().next_article_number(base.id)), 1);
    EXPECT_EQ(value_of(tx.knowledge_bases().next_article_number(base.id)), 2);
    EXPECT_EQ(value_of(tx.knowledge_bases().next_category_number(base.id)), 1);
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto found =
        value_of(tx.knowledge_bases().find(workspace_.id, base.id)).value_or(KnowledgeBase{});
    EXPECT_EQ(found.name, kNasty);
    EXPECT_EQ(found.slug, "kiln");
    EXPECT_EQ(found.language, "en");
    EXPECT_EQ(found.languages, base.languages);
    EXPECT_EQ(found.accent, base.accent);
    EXPECT_TRUE(found.is_public);
    EXPECT_EQ(found.channel_ids, base.channel_ids);
    EXPECT_TRUE(value_of(tx.knowledge_bases().find_by_slug("kiln")));
    EXPECT_FALSE(value_of(tx.knowledge_bases().find(WorkspaceId(9), base.id)));
    EXPECT_EQ(value_of(tx.knowledge_bases().list(workspace_.id)).size(), 1U);
    return {};
  });
}

TEST_P(KnowledgeTest, KB3_ABaseIsOfferedOnItsChannelsOnly) {
  const auto shop = make_base("shop"), team = make_base("team", false);
  auto elsewhere = make_base("elsewhere");
  elsewhere.channel_ids = {};
  write([&](Tx& tx) -> Status {
    for (const auto& base : {shop, team, elsewhere})
      RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    return {};
  });
  read([&](Tx& tx) -> Status {
    EXPECT_EQ(value_of(tx.knowledge_bases().list_on_channel(workspace_.id, channel_.id)).size(),
              2U);
    EXPECT_TRUE(
        value_of(tx.knowledge_bases().list_on_channel(workspace_.id, ChannelId(999))).empty());
    EXPECT_TRUE(
        value_of(tx.knowledge_bases().list_on_channel(WorkspaceId(9), channel_.id)).empty());
    EXPECT_EQ(value_of(tx.knowledge_bases().list_public()).size(), 2U);
    return {};
  });
  write([&](Tx& tx) -> Status {
    auto changed = shop;
    changed.channel_ids = {};
    changed.version = 2;
    EXPECT_TRUE(value_of(tx.knowledge_bases().update(changed, 1)));
    EXPECT_FALSE(value_of(tx.knowledge_bases().update(changed, 1)));
    EXPECT_EQ(value_of(tx.knowledge_bases().list_on_channel(workspace_.id, channel_.id)).size(),
              1U);
    RETURN_IF_ERROR(tx.knowledge_bases().remove(team.id));
    EXPECT_TRUE(value_of(tx.knowledge_bases().list_on_channel(workspace_.id, channel_.id)).empty());
    return {};
  });
}

TEST_P(KnowledgeTest, KB1_CategoriesAreOrderedAndNamedInLanguages) {
  const auto base = make_base("kiln");
  auto first = make_category(base, 1, 5);
  const auto second = make_category(base, 2, 3);
  const auto article = make_article(base, first.id, 1);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.categories().insert(first));
    RETURN_IF_ERROR(tx.categories().insert(second));
    RETURN_IF_ERROR(tx.articles().insert(article));
    auto all = value_of(tx.categories().list(base.id));
    EXPECT_EQ(all.at(0).id, second.id);
    EXPECT_EQ(all.at(1).names, first.names);
    first.names = {{"en", "Orders", ""}, {"ru", "Заказы", "Все"}};
    first.position = 1;
    first.version = 2;
    EXPECT_TRUE(value_of(tx.categories().update(first, 1)));
    EXPECT_FALSE(value_of(tx.categories().update(first, 1)));
    EXPECT_EQ(value_of(tx.categories().find(workspace_.id, first.id)).value_or(Category{}).names,
              first.names);
    EXPECT_FALSE(value_of(tx.categories().find(WorkspaceId(9), first.id)));
    RETURN_IF_ERROR(tx.categories().remove(first.id));
    EXPECT_FALSE(
        value_of(tx.articles().find(workspace_.id, article.id)).value_or(article).category_id);
    return {};
  });
}

TEST_P(KnowledgeTest, KB1_ArticlesAreListedByWhatIsAskedFor) {
  const auto base = make_base("kiln");
  const auto category = make_category(base, 1, 1);
  std::vector<Article> articles;
  for (int i = 1; i <= 3; ++i)
    articles.push_back(make_article(base, i == 1 ? category.id : CategoryId{}, i));
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.categories().insert(category));
    for (const auto& article : articles) RETURN_IF_ERROR(tx.articles().insert(article));
    auto plain = make_draft(articles[0], "en", "Returning 100% of_it", "A vase");
    auto published = make_draft(articles[1], "ru", "Возврат ЗАКАЗА", "Ёлка");
    published.published_at = Timestamp{9};
    published.has_changes = false;
    auto changed = make_draft(articles[2], "en", "Sizes", "Vase");
    changed.published_at = Timestamp{9};
    for (const auto& draft : {plain, published, changed})
      RETURN_IF_ERROR(tx.articles().insert_draft(draft));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto numbers = [&](ArticleQuery query) {
      query.workspace_id = workspace_.id;
      query.knowledge_base_id = base.id;
      std::vector<std::int64_t> found;
      for (const auto& article : value_of(tx.articles().list(query)))
        found.push_back(article.number);
      return found;
    };
    using Numbers = std::vector<std::int64_t>;
    EXPECT_EQ(numbers({}), (Numbers{3, 2, 1}));
    EXPECT_EQ(numbers({.limit = 2}), (Numbers{3, 2}));
    EXPECT_EQ(numbers({.after = articles[1].id}), (Numbers{1}));
    EXPECT_EQ(numbers({.category_id = category.id}), (Numbers{1}));
    EXPECT_EQ(numbers({.state = ArticleState::published}), (Numbers{3, 2}));
    EXPECT_EQ(numbers({.state = ArticleState::unpublished}), (Numbers{1}));
    EXPECT_EQ(numbers({.state = ArticleState::changed}), (Numbers{3}));
    EXPECT_EQ(numbers({.folded = "vase"}), (Numbers{3, 1}));
    EXPECT_EQ(numbers({.folded = "возврат заказа"}), (Numbers{2}));
    EXPECT_EQ(numbers({.folded = "елка"}), (Numbers{2}));
    EXPECT_EQ(numbers({.folded = "100% of_"}), (Numbers{1}))
        << "% and _ are letters like any other";
    EXPECT_EQ(numbers({.folded = "%"}), (Numbers{1}));
    EXPECT_TRUE(value_of(tx.articles().has_any(base.id)));
    EXPECT_FALSE(value_of(tx.articles().has_any(KnowledgeBaseId(9))));
    return {};
  });
}

TEST_P(KnowledgeTest, KB1_DraftsAndTheirHistoryKeepEveryField) {
  const auto base = make_base("kiln");
  const auto article = make_article(base, {}, 1);
  auto draft = make_draft(article, "en", kNasty, "first");
  Revision revision{make_id<RevisionId>(), article.id, "en",  kNasty,
                    words("first"),        UserId(5),  "Ana", false,
                    Timestamp{4}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.articles().insert(article));
    RETURN_IF_ERROR(tx.articles().insert_draft(draft));
    RETURN_IF_ERROR(tx.articles().insert_revision(revision));
    draft.body = words("second");
    draft.published_at = Timestamp{77};
    draft.has_changes = false;
    draft.version = 2;
    EXPECT_TRUE(value_of(tx.articles().update_draft(draft, 1)));
    EXPECT_FALSE(value_of(tx.articles().update_draft(draft, 1)));
    revision.id = make_id<RevisionId>();
    RETURN_IF_ERROR(tx.articles().insert_revision(revision));
    revision.is_published = true;
    revision.body = words("published");
    return tx.articles().update_revision(revision);
  });
  read([&](Tx& tx) -> Status {
    const auto found =
        value_of(tx.articles().find_draft(article.id, "en")).value_or(ArticleDraft{});
    EXPECT_EQ(found.title, kNasty);
    EXPECT_EQ(found.body, words("second"));
    EXPECT_EQ(found.published_at, Timestamp{77});
    EXPECT_EQ(found.version, 2);
    EXPECT_FALSE(value_of(tx.articles().find_draft(article.id, "ru")));
    const auto translations =
        value_of(tx.articles().find(workspace_.id, article.id)).value_or(Article{}).translations;
    EXPECT_EQ(translations.size(), 1U);
    EXPECT_EQ(translations.at(0).title, kNasty);
    const auto steps = value_of(tx.articles().list_revisions(article.id, "en", {}, 10));
    EXPECT_EQ(steps.size(), 2U);
    EXPECT_TRUE(steps.at(0).is_published);
    EXPECT_EQ(steps.at(0).body, words("published"));
    EXPECT_EQ(value_of(tx.articles().list_revisions(article.id, "en", steps.at(0).id, 10)).size(),
              1U);
    EXPECT_TRUE(value_of(tx.articles().list_revisions(article.id, "ru", {}, 10)).empty());
    EXPECT_EQ(value_of(tx.articles().find_revision(article.id, revision.id))
                  .value_or(Revision{})
                  .author_name,
              "Ana");
    return {};
  });
}

TEST_P(KnowledgeTest, KB2_OnlyWhatIsPublishedIsReadAndFound) {
  const auto base = make_base("kiln");
  const auto category = make_category(base, 1, 1);
  const auto first = make_article(base, {}, 1), second = make_article(base, category.id, 2);
  const std::vector<IndexedWord> indexed{{"return", 40}, {"returns", 4}, {"ваза", 8}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.categories().insert(category));
    RETURN_IF_ERROR(tx.articles().insert(first));
    RETURN_IF_ERROR(tx.articles().insert(second));
    RETURN_IF_ERROR(tx.published_articles().put(make_page(first, "en", "Old"), indexed, {}));
    RETURN_IF_ERROR(tx.published_articles().put(make_page(first, "en", kNasty), indexed, {}));
    RETURN_IF_ERROR(tx.published_articles().put(make_page(first, "ru", "Два"), indexed, {}));
    return tx.published_articles().put(make_page(second, "en", "Second"), {}, {});
  });
  write([&](Tx& tx) -> Status {
    auto& pages = tx.published_articles();
    const auto listed = value_of(pages.list(base.id, "en"));
    EXPECT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed.at(0).title, "Second") << "of a category first";
    EXPECT_EQ(listed.at(1).title, kNasty);
    const auto found =
        value_of(pages.find_by_number(base.id, 1, "en")).value_or(PublishedArticle{});
    EXPECT_EQ(found.article_id, first.id);
    EXPECT_EQ(found.workspace_id, workspace_.id);
    EXPECT_EQ(found.body, words("long"));
    EXPECT_EQ(found.first_published_at, Timestamp{1});
    EXPECT_EQ(value_of(pages.list_languages(first.id)).size(), 2U);
    const auto match = [&](std::string word, std::string stem) {
      return value_of(pages.match(base.id, {std::move(word), std::move(stem)}, 10));
    };
    EXPECT_EQ(match("retu", "retu").size(), 4U) << "both words in both languages";
    EXPECT_EQ(match("retu", "retu").at(0).weight, 40);
    EXPECT_EQ(match("returning", "return").size(), 2U) << "by its stem";
    EXPECT_EQ(match("ваз", "ваз").size(), 2U);
    EXPECT_TRUE(match("vase", "vase").empty());
    EXPECT_TRUE(value_of(pages.match(KnowledgeBaseId(9), {"retu", "retu"}, 10)).empty());
    EXPECT_EQ(value_of(pages.words_under(base.id, "re", 10)).size(), 2U);
    RETURN_IF_ERROR(pages.remove(first.id, "en"));
    EXPECT_FALSE(value_of(pages.find(workspace_.id, first.id, "en")));
    EXPECT_EQ(match("retu", "retu").size(), 2U);
    RETURN_IF_ERROR(tx.articles().remove(first.id));
    EXPECT_TRUE(match("retu", "retu").empty());
    EXPECT_FALSE(value_of(tx.articles().find(workspace_.id, first.id)));
    return {};
  });
}

TEST_P(KnowledgeTest, KB2_PicturesAreShownOnlyInPublishedArticlesOfPublicBases) {
  auto base = make_base("kiln");
  const auto article = make_article(base, {}, 1);
  const std::string id(32, 'a');
  const File file{id,     workspace_.id, "a.png", "image/png", 3,
                  "hash", UserId(5),     {},      {},          Timestamp{1}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.knowledge_bases().insert(base));
    RETURN_IF_ERROR(tx.articles().insert(article));
    RETURN_IF_ERROR(tx.files().insert(file));
    RETURN_IF_ERROR(tx.articles().keep_file(article.id, "en", id));
    RETURN_IF_ERROR(tx.articles().keep_file(article.id, "en", id));
    auto& pages = tx.published_articles();
    EXPECT_TRUE(value_of(tx.articles().has_file(workspace_.id, id)));
    EXPECT_FALSE(value_of(tx.articles().has_file(WorkspaceId(9), id)));
    EXPECT_FALSE(value_of(pages.find_public_file(id))) << "only in a draft";
    EXPECT_TRUE(value_of(tx.files().take_orphans(Timestamp{99}, 10)).empty())
        << "drafts keep their pictures";
    const std::vector<std::string> pictures{id};
    RETURN_IF_ERROR(pages.put(make_page(article, "en", "With it"), {}, pictures));
    EXPECT_EQ(value_of(pages.find_public_file(id)).value_or(File{}).hash, "hash");
    RETURN_IF_ERROR(pages.put(make_page(article, "en", "Without it"), {}, {}));
    EXPECT_FALSE(value_of(pages.find_public_file(id)));
    RETURN_IF_ERROR(pages.put(make_page(article, "en", "With it"), {}, pictures));
    base.is_public = false;
    base.version = 2;
    EXPECT_TRUE(value_of(tx.knowledge_bases().update(base, 1)));
    EXPECT_FALSE(value_of(pages.find_public_file(id))) << "for the team alone";
    RETURN_IF_ERROR(tx.articles().remove(article.id));
    EXPECT_EQ(value_of(tx.files().take_orphans(Timestamp{99}, 10)).size(), 1U);
    return {};
  });
}

TEST_P(KnowledgeTest, CO5_AMessageKeepsTheArticleThatItPointsTo) {
  const auto conversation = make_conversation();
  auto message = make_message(conversation, "article-0001");
  message.kind = MessageKind::article;
  message.article =
      ArticleLink{ArticleId(77), "ru", kNasty, "short", "/help/kiln/ru/articles/1-slug"};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto found = value_of(tx.messages().find(workspace_.id, message.id)).value_or(Message{});
    EXPECT_EQ(found.kind, MessageKind::article);
    EXPECT_EQ(found.article, message.article);
    return {};
  });
}

HARKEN_ON_BOTH(KnowledgeTest);

}  // namespace
}  // namespace harken::test
