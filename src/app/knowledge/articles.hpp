// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing articles: drafts that nobody outside sees, publishing, and the history of both.
#pragma once

#include <optional>

#include "core/model/deletion.hpp"
#include "core/model/knowledge.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/knowledge_store.hpp"

namespace harken::app {

// What this person may know of it: without the right to write only what is published. Errors:
// not_found.
Result<Article> get_article(Tx& tx, const Actor& actor, ArticleId id);
Rows<Article> list_articles(Tx& tx, const Actor& actor, ArticleQuery query);

struct CreateArticle {
  KnowledgeBaseId knowledge_base_id;
  CategoryId category_id;  // none: of no category
  std::string language;    // empty: the base's own
  std::string title;       // may be empty yet
};
// Errors: forbidden, not_found, invalid.
Result<Article> create_article(Tx& tx, Env& env, const Actor& actor, const CreateArticle& command);

struct UpdateArticle {
  ArticleId id;
  std::int64_t version = 0;
  std::optional<CategoryId> category_id;  // none inside: of no category
  std::optional<std::int64_t> position;
};
// Errors: forbidden, not_found, invalid, version_conflict.
Result<Article> update_article(Tx& tx, Env& env, const Actor& actor, const UpdateArticle& command);
// With its drafts, its history and its page. Errors: forbidden, not_found.
Result<Deletion> delete_article(Tx& tx, Env& env, const Actor& actor, ArticleId id);

struct TranslationRef {
  ArticleId article_id;
  std::string language;
  std::int64_t version = 0;  // of the draft; 0: there is none yet
};

struct SaveArticleDraft {
  TranslationRef of;
  std::string title;
  Document body;
};
// The draft as it is; a saved one that was not published is one step of the history for as long as
// one person goes on writing. Errors: forbidden, not_found, invalid, version_conflict.
Result<ArticleDraft> save_article_draft(Tx& tx, Env& env, const Actor& actor,
                                        const SaveArticleDraft& command);
Result<ArticleDraft> get_article_draft(Tx& tx, const Actor& actor, ArticleId id,
                                       std::string_view language);
// Errors: those of save_article_draft; invalid without a title or with nothing to read.
Result<ArticleDraft> publish(Tx& tx, Env& env, const Actor& actor, const TranslationRef& of);
// Takes the page away; the draft stays.
Result<ArticleDraft> unpublish(Tx& tx, Env& env, const Actor& actor, const TranslationRef& of);
// A step of the history becomes the draft again, as a new step.
Result<ArticleDraft> restore_revision(Tx& tx, Env& env, const Actor& actor,
                                      const TranslationRef& of, RevisionId revision);
Result<Revision> get_revision(Tx& tx, const Actor& actor, ArticleId id, RevisionId revision);
Rows<Revision> list_revisions(Tx& tx, const Actor& actor, ArticleId id, std::string_view language,
                              RevisionId before, int limit);

}  // namespace harken::app
