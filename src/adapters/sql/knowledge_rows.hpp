// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge bases, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::sql {

class KnowledgeBaseRows : public KnowledgeBases {
 public:
  explicit KnowledgeBaseRows(SqlSession& session) : session_(session) {}
  Rows<KnowledgeBase> list(WorkspaceId) override;
  Rows<KnowledgeBase> list_public() override;
  Rows<KnowledgeBase> list_on_channel(WorkspaceId, ChannelId) override;
  Found<KnowledgeBase> find(WorkspaceId, KnowledgeBaseId) override;
  Found<KnowledgeBase> find_by_slug(std::string_view slug) override;
  Result<bool> is_slug_taken(std::string_view slug, KnowledgeBaseId except) override;
  Status insert(const KnowledgeBase&) override;
  Result<bool> update(const KnowledgeBase&, std::int64_t old_version) override;
  Status remove(KnowledgeBaseId) override;
  Result<std::int64_t> next_article_number(KnowledgeBaseId) override;
  Result<std::int64_t> next_category_number(KnowledgeBaseId) override;

 private:
  Status add_channels(const KnowledgeBase&);
  Status read_channels(KnowledgeBase&);
  Rows<KnowledgeBase> with_channels(Rows<KnowledgeBase>);

  SqlSession& session_;
};

class CategoryRows : public Categories {
 public:
  explicit CategoryRows(SqlSession& session) : session_(session) {}
  Rows<Category> list(KnowledgeBaseId) override;
  Found<Category> find(WorkspaceId, CategoryId) override;
  Status insert(const Category&) override;
  Result<bool> update(const Category&, std::int64_t old_version) override;
  Status remove(CategoryId) override;

 private:
  Status add_names(const Category&);
  Status read_names(Category&);

  SqlSession& session_;
};

class ArticleRows : public Articles {
 public:
  explicit ArticleRows(SqlSession& session) : session_(session) {}
  Found<Article> find(WorkspaceId, ArticleId) override;
  Rows<Article> list(const ArticleQuery&) override;
  Result<bool> has_any(KnowledgeBaseId) override;
  Status insert(const Article&) override;
  Result<bool> update(const Article&, std::int64_t old_version) override;
  Status remove(ArticleId) override;
  Found<ArticleDraft> find_draft(ArticleId, std::string_view language) override;
  Status insert_draft(const ArticleDraft&) override;
  Result<bool> update_draft(const ArticleDraft&, std::int64_t old_version) override;
  Found<Revision> find_revision(ArticleId, RevisionId) override;
  Rows<Revision> list_revisions(ArticleId, std::string_view language, RevisionId before,
                                int limit) override;
  Status insert_revision(const Revision&) override;
  Status update_revision(const Revision&) override;
  Status keep_file(ArticleId, std::string_view language, std::string_view file_id) override;
  Result<bool> has_file(WorkspaceId, std::string_view file_id) override;

 private:
  Status read_translations(Article&);

  SqlSession& session_;
};

class PublishedArticleRows : public PublishedArticles {
 public:
  explicit PublishedArticleRows(SqlSession& session) : session_(session) {}
  Rows<PublishedArticle> list(KnowledgeBaseId, std::string_view language) override;
  Found<PublishedArticle> find(WorkspaceId, ArticleId, std::string_view language) override;
  Found<PublishedArticle> find_by_number(KnowledgeBaseId, std::int64_t number,
                                         std::string_view language) override;
  Rows<PublishedArticle> list_languages(ArticleId) override;
  Status put(const PublishedArticle&, std::span<const IndexedWord> words,
             std::span<const std::string> file_ids) override;
  Status remove(ArticleId, std::string_view language) override;
  Rows<WordMatch> match(KnowledgeBaseId, const QueryWord&, int limit) override;
  Rows<std::string> words_under(KnowledgeBaseId, std::string_view head, int limit) override;
  Found<File> find_public_file(std::string_view file_id) override;

 private:
  Status clear(ArticleId, std::string_view language);

  SqlSession& session_;
};

}  // namespace harken::sql
