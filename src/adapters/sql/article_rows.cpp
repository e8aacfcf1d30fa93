// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT article_id, workspace_id, knowledge_base_id, category_id, number, position, "
    "created_at, "
    "version FROM article ");
constexpr auto kFind =
    kSelect + "WHERE workspace_id = $1 AND article_id = $2 AND deleted_at IS NULL";
// One statement for every choice: what is not asked for compares with itself. strpos and instr are
// not the same word everywhere, replace is.
constexpr auto kList =
    kSelect +
    "WHERE workspace_id = $1 AND knowledge_base_id = $2 AND deleted_at IS NULL AND ($3 = 0 OR "
    "category_id = $3) "
    "AND ($4 = 0 OR article_id < $4) AND ($5 = '' OR EXISTS (SELECT 1 FROM article_translation t "
    "WHERE t.article_id = article.article_id AND replace(t.folded, $5, '') <> t.folded)) "
    "AND ($6 = 'any' "
    "OR ($6 = 'published' AND EXISTS (SELECT 1 FROM article_translation t WHERE t.article_id = "
    "article.article_id AND t.published_at IS NOT NULL)) "
    "OR ($6 = 'unpublished' AND NOT EXISTS (SELECT 1 FROM article_translation t WHERE t.article_id "
    "= "
    "article.article_id AND t.published_at IS NOT NULL)) "
    "OR ($6 = 'changed' AND EXISTS (SELECT 1 FROM article_translation t WHERE t.article_id = "
    "article.article_id AND t.published_at IS NOT NULL AND t.has_changes))) "
    "ORDER BY article_id DESC LIMIT $7";

void read(const Row& row, Article& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.knowledge_base_id, to.category_id, to.number,
               to.position, to.created_at, to.version);
}

void read_translation(const Row& row, Translation& to) {
  read_columns(row, 0, to.language, to.title, to.has_changes, to.published_at, to.updated_at,
               to.updated_by, to.version);
}

const char* to_text(ArticleState state) {
  switch (state) {
    case ArticleState::published:
      return "published";
    case ArticleState::unpublished:
      return "unpublished";
    case ArticleState::changed:
      return "changed";
    case ArticleState::any:
      break;
  }
  return "any";
}

}  // namespace

Status ArticleRows::read_translations(Article& article) {
  ASSIGN_OR_RETURN(
      article.translations,
      list_rows(session_,
                "SELECT language, title, has_changes, published_at, updated_at, updated_by, "
                "version FROM article_translation WHERE article_id = $1 ORDER BY language",
                read_translation, article.id));
  return {};
}

Found<Article> ArticleRows::find(WorkspaceId workspace, ArticleId id) {
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFind, read, workspace, id));
  if (found) RETURN_IF_ERROR(read_translations(*found));
  return found;
}

Rows<Article> ArticleRows::list(const ArticleQuery& query) {
  ASSIGN_OR_RETURN(auto articles,
                   list_rows(session_, kList, read, query.workspace_id, query.knowledge_base_id,
                             query.category_id.value(), query.after.value(), query.folded,
                             to_text(query.state), query.limit));
  for (auto& article : articles) RETURN_IF_ERROR(read_translations(article));
  return articles;
}

Result<bool> ArticleRows::has_any(KnowledgeBaseId base) {
  ASSIGN_OR_RETURN(
      const auto found,
      get_number(
          session_,
          "SELECT 1 FROM article WHERE knowledge_base_id = $1 AND deleted_at IS NULL LIMIT 1",
          base));
  return found != 0;
}

Status ArticleRows::insert(const Article& article) {
  return execute(
      session_,
      "INSERT INTO article (article_id, workspace_id, knowledge_base_id, category_id, number, "
      "position, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      article.id, article.workspace_id, article.knowledge_base_id, article.category_id,
      article.number, article.position, article.created_at, article.version);
}

Result<bool> ArticleRows::update(const Article& article, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE article SET category_id = $3, position = $4, version = $5 "
             "WHERE article_id = $1 AND version = $2",
             article.id, old_version, article.category_id, article.position, article.version));
  return changed > 0;
}

Status ArticleRows::remove(ArticleId id) {
  RETURN_IF_ERROR(execute(session_, "DELETE FROM article_word WHERE article_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM article_file WHERE article_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM published_article WHERE article_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM article_revision WHERE article_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM article_translation WHERE article_id = $1", id));
  return execute(session_, "DELETE FROM article WHERE article_id = $1", id);
}

}  // namespace harken::sql
