// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "core/rules/text.hpp"
#include "wire/document.hpp"

namespace harken::sql {
namespace {

constexpr auto kColumns = SqlText(
    "SELECT p.article_id, a.workspace_id, a.knowledge_base_id, a.category_id, a.number, "
    "p.language, "
    "p.title, p.slug, p.excerpt, p.first_published_at, p.published_at");
constexpr auto kFrom = SqlText(
    " FROM published_article p JOIN article a ON a.article_id = p.article_id "
    "AND a.deleted_at IS NULL ");
constexpr auto kList =
    kColumns + kFrom +
    "LEFT JOIN category c ON c.category_id = a.category_id "
    "WHERE a.knowledge_base_id = $1 AND p.language = $2 "
    "ORDER BY CASE WHEN c.position IS NULL THEN 1 ELSE 0 END, c.position, c.number, "
    "a.position, a.number";
constexpr auto kListLanguages = kColumns + kFrom + "WHERE p.article_id = $1 ORDER BY p.language";
constexpr auto kFind = kColumns + ", p.body" + kFrom +
                       "WHERE a.workspace_id = $1 AND p.article_id = $2 AND p.language = $3";
constexpr auto kFindByNumber =
    kColumns + ", p.body" + kFrom +
    "WHERE a.knowledge_base_id = $1 AND a.number = $2 AND p.language = $3";

constexpr auto kNotDeleted =
    SqlText("AND article_id NOT IN (SELECT article_id FROM article WHERE deleted_at IS NOT NULL) ");
constexpr auto kMatch =
    "SELECT article_id, language, word, weight FROM article_word "
    "WHERE knowledge_base_id = $1 AND ((head = $2 AND substr(word, 1, CAST($3 AS INTEGER)) = $4) "
    "OR (head = $5 AND word = $6)) " +
    kNotDeleted + "ORDER BY weight DESC, word, article_id LIMIT $7";
constexpr auto kWordsUnder =
    "SELECT DISTINCT word FROM article_word WHERE knowledge_base_id = $1 AND head = $2 " +
    kNotDeleted + "LIMIT $3";

void read(const Row& row, PublishedArticle& to) {
  read_columns(row, 0, to.article_id, to.workspace_id, to.knowledge_base_id, to.category_id,
               to.number, to.language, to.title, to.slug, to.excerpt, to.first_published_at,
               to.published_at);
}

void read_whole(const Row& row, PublishedArticle& to) {
  read(row, to);
  to.body = wire::load_document(row.text(11));
}

void read_match(const Row& row, WordMatch& to) {
  read_columns(row, 0, to.article_id, to.language, to.word, to.weight);
}

void read_word(const Row& row, std::string& to) { read_column(row, 0, to); }

void read_file(const Row& row, File& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.type, to.size, to.hash);
}

}  // namespace

Rows<PublishedArticle> PublishedArticleRows::list(KnowledgeBaseId base, std::string_view language) {
  return list_rows(session_, kList, read, base, language);
}

Found<PublishedArticle> PublishedArticleRows::find(WorkspaceId workspace, ArticleId article,
                                                   std::string_view language) {
  return find_row(session_, kFind, read_whole, workspace, article, language);
}

Found<PublishedArticle> PublishedArticleRows::find_by_number(KnowledgeBaseId base,
                                                             std::int64_t number,
                                                             std::string_view language) {
  return find_row(session_, kFindByNumber, read_whole, base, number, language);
}

Rows<PublishedArticle> PublishedArticleRows::list_languages(ArticleId article) {
  return list_rows(session_, kListLanguages, read, article);
}

Status PublishedArticleRows::clear(ArticleId article, std::string_view language) {
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM article_word WHERE article_id = $1 AND language = $2",
                          article, language));
  RETURN_IF_ERROR(execute(
      session_, "UPDATE article_file SET is_published = $3 WHERE article_id = $1 AND language = $2",
      article, language, false));
  return execute(session_, "DELETE FROM published_article WHERE article_id = $1 AND language = $2",
                 article, language);
}

Status PublishedArticleRows::put(const PublishedArticle& article,
                                 std::span<const IndexedWord> words,
                                 std::span<const std::string> file_ids) {
  RETURN_IF_ERROR(clear(article.article_id, article.language));
  RETURN_IF_ERROR(execute(
      session_,
      "INSERT INTO published_article (article_id, language, title, slug, excerpt, body, "
      "first_published_at, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      article.article_id, article.language, article.title, article.slug, article.excerpt,
      wire::store_document(article.body), article.first_published_at, article.published_at));
  for (const auto& [word, weight] : words) {
    RETURN_IF_ERROR(
        execute(session_,
                "INSERT INTO article_word (knowledge_base_id, head, word, article_id, language, "
                "weight) VALUES ($1, $2, $3, $4, $5, $6)",
                article.knowledge_base_id, head_of(word), word, article.article_id,
                article.language, weight));
  }
  for (const auto& file : file_ids) {
    RETURN_IF_ERROR(
        execute(session_,
                "INSERT INTO article_file (article_id, language, file_id, is_published) "
                "VALUES ($1, $2, $3, $4) ON CONFLICT (article_id, language, file_id) "
                "DO UPDATE SET is_published = $4",
                article.article_id, article.language, file, true));
  }
  return {};
}

Status PublishedArticleRows::remove(ArticleId article, std::string_view language) {
  return clear(article, language);
}

Rows<WordMatch> PublishedArticleRows::match(KnowledgeBaseId base, const QueryWord& query,
                                            int limit) {
  return list_rows(session_, kMatch, read_match, base, head_of(query.word),
                   static_cast<int>(count_code_points(query.word)), query.word, head_of(query.stem),
                   query.stem, limit);
}

Rows<std::string> PublishedArticleRows::words_under(KnowledgeBaseId base, std::string_view head,
                                                    int limit) {
  return list_rows(session_, kWordsUnder, read_word, base, head, limit);
}

Found<File> PublishedArticleRows::find_public_file(std::string_view file_id) {
  return find_row(session_,
                  "SELECT f.file_id, f.workspace_id, f.name, f.type, f.size, f.hash FROM file f "
                  "WHERE f.file_id = $1 AND EXISTS (SELECT 1 FROM article_file l "
                  "JOIN article a ON a.article_id = l.article_id "
                  "JOIN knowledge_base b ON b.knowledge_base_id = a.knowledge_base_id "
                  "WHERE l.file_id = f.file_id AND l.is_published AND b.is_public "
                  "AND a.deleted_at IS NULL AND b.deleted_at IS NULL "
                  "AND a.workspace_id = f.workspace_id)",
                  read_file, file_id);
}

}  // namespace harken::sql
