// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge bases as rows. Writers use Articles; everything that customers get comes from
// PublishedArticles.
#pragma once

#include <span>

#include "core/model/knowledge.hpp"
#include "core/rules/search_words.hpp"
#include "ports/store.hpp"

namespace harken {

class KnowledgeBases {
 public:
  virtual ~KnowledgeBases() = default;
  virtual Rows<KnowledgeBase> list(WorkspaceId) = 0;
  virtual Rows<KnowledgeBase> list_public() = 0;  // of every workspace
  virtual Rows<KnowledgeBase> list_on_channel(WorkspaceId, ChannelId) = 0;
  virtual Found<KnowledgeBase> find(WorkspaceId, KnowledgeBaseId) = 0;
  virtual Found<KnowledgeBase> find_by_slug(std::string_view slug) = 0;
  // Also by one that was deleted and can be brought back.
  virtual Result<bool> is_slug_taken(std::string_view slug, KnowledgeBaseId except) = 0;
  virtual Status insert(const KnowledgeBase&) = 0;
  virtual Result<bool> update(const KnowledgeBase&, std::int64_t old_version) = 0;
  virtual Status remove(KnowledgeBaseId) = 0;
  virtual Result<std::int64_t> next_article_number(KnowledgeBaseId) = 0;
  virtual Result<std::int64_t> next_category_number(KnowledgeBaseId) = 0;
};

class Categories {
 public:
  virtual ~Categories() = default;
  virtual Rows<Category> list(KnowledgeBaseId) = 0;  // by position
  virtual Found<Category> find(WorkspaceId, CategoryId) = 0;
  virtual Status insert(const Category&) = 0;
  virtual Result<bool> update(const Category&, std::int64_t old_version) = 0;
  // Its articles stay, without a category.
  virtual Status remove(CategoryId) = 0;
};

enum class ArticleState : std::uint8_t { any, published, unpublished, changed };

struct ArticleQuery {
  WorkspaceId workspace_id;
  KnowledgeBaseId knowledge_base_id;
  CategoryId category_id;  // none: any
  ArticleState state = ArticleState::any;
  std::string folded;    // words that a translation holds; empty: any
  ArticleId after = {};  // where the page before ended
  int limit = 50;
};

class Articles {
 public:
  virtual ~Articles() = default;
  virtual Found<Article> find(WorkspaceId, ArticleId) = 0;
  // The newest first.
  virtual Rows<Article> list(const ArticleQuery&) = 0;
  virtual Result<bool> has_any(KnowledgeBaseId) = 0;
  virtual Status insert(const Article&) = 0;
  virtual Result<bool> update(const Article&, std::int64_t old_version) = 0;
  // With everything that belongs to it.
  virtual Status remove(ArticleId) = 0;

  virtual Found<ArticleDraft> find_draft(ArticleId, std::string_view language) = 0;
  virtual Status insert_draft(const ArticleDraft&) = 0;
  virtual Result<bool> update_draft(const ArticleDraft&, std::int64_t old_version) = 0;

  virtual Found<Revision> find_revision(ArticleId, RevisionId) = 0;
  // The newest `limit` below `before` (none: from the end), newest first.
  virtual Rows<Revision> list_revisions(ArticleId, std::string_view language, RevisionId before,
                                        int limit) = 0;
  virtual Status insert_revision(const Revision&) = 0;
  virtual Status update_revision(const Revision&) = 0;

  virtual Status keep_file(ArticleId, std::string_view language, std::string_view file_id) = 0;
  // Is it a picture of an article of this workspace, whatever its state?
  virtual Result<bool> has_file(WorkspaceId, std::string_view file_id) = 0;
};

struct WordMatch {
  ArticleId article_id;
  std::string language;
  std::string word;
  std::int64_t weight = 0;
};

class PublishedArticles {
 public:
  virtual ~PublishedArticles() = default;
  // Without bodies, by category, position and number.
  virtual Rows<PublishedArticle> list(KnowledgeBaseId, std::string_view language) = 0;
  virtual Found<PublishedArticle> find(WorkspaceId, ArticleId, std::string_view language) = 0;
  virtual Found<PublishedArticle> find_by_number(KnowledgeBaseId, std::int64_t number,
                                                 std::string_view language) = 0;
  // Every language in which it can be read, without bodies.
  virtual Rows<PublishedArticle> list_languages(ArticleId) = 0;
  // Puts it in place of what was there, with the words by which it is found and its pictures.
  virtual Status put(const PublishedArticle&, std::span<const IndexedWord> words,
                     std::span<const std::string> file_ids) = 0;
  virtual Status remove(ArticleId, std::string_view language) = 0;
  // Words that begin so or are this stem; heaviest first.
  virtual Rows<WordMatch> match(KnowledgeBaseId, const QueryWord&, int limit) = 0;
  // Words that begin with these two letters, for slips of the finger.
  virtual Rows<std::string> words_under(KnowledgeBaseId, std::string_view head, int limit) = 0;
  // A picture that everybody may see: of a published article of a public knowledge base.
  virtual Found<File> find_public_file(std::string_view file_id) = 0;
};

}  // namespace harken
