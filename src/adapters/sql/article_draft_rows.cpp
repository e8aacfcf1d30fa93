// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "core/rules/document.hpp"
#include "core/rules/fold.hpp"
#include "wire/document.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelectRevision = SqlText(
    "SELECT revision_id, article_id, language, title, body, author_id, author_name, is_published, "
    "created_at FROM article_revision ");
constexpr auto kFindRevision = kSelectRevision + "WHERE article_id = $1 AND revision_id = $2";
constexpr auto kListRevisions = kSelectRevision +
                                "WHERE article_id = $1 AND language = $2 AND revision_id < $3 "
                                "ORDER BY revision_id DESC LIMIT $4";

void read(const Row& row, ArticleDraft& to) {
  read_columns(row, 0, to.article_id, to.language, to.title);
  to.body = wire::load_document(row.text(3));
  read_columns(row, 4, to.has_changes, to.published_at, to.updated_at, to.updated_by, to.version);
}

void read_revision(const Row& row, Revision& to) {
  read_columns(row, 0, to.id, to.article_id, to.language, to.title);
  to.body = wire::load_document(row.text(4));
  read_columns(row, 5, to.author_id, to.author_name, to.is_published, to.created_at);
}

std::string folded(const ArticleDraft& draft) {
  auto words = draft.title;
  for (const auto& block : draft.body.blocks) words += "\n" + words_in(block);
  return fold(words);
}

}  // namespace

Found<ArticleDraft> ArticleRows::find_draft(ArticleId article, std::string_view language) {
  return find_row(
      session_,
      "SELECT article_id, language, title, body, has_changes, published_at, updated_at, "
      "updated_by, version FROM article_translation WHERE article_id = $1 AND language = $2",
      read, article, language);
}

Status ArticleRows::insert_draft(const ArticleDraft& draft) {
  return execute(
      session_,
      "INSERT INTO article_translation (article_id, language, title, body, folded, has_changes, "
      "published_at, updated_at, updated_by, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      draft.article_id, draft.language, draft.title, wire::store_document(draft.body),
      folded(draft), draft.has_changes, draft.published_at, draft.updated_at, draft.updated_by,
      draft.version);
}

Result<bool> ArticleRows::update_draft(const ArticleDraft& draft, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE article_translation SET title = $4, body = $5, folded = $6, has_changes = $7, "
             "published_at = $8, updated_at = $9, updated_by = $10, version = $11 "
             "WHERE article_id = $1 AND language = $2 AND version = $3",
             draft.article_id, draft.language, old_version, draft.title,
             wire::store_document(draft.body), folded(draft), draft.has_changes, draft.published_at,
             draft.updated_at, draft.updated_by, draft.version));
  return changed > 0;
}

Found<Revision> ArticleRows::find_revision(ArticleId article, RevisionId id) {
  return find_row(session_, kFindRevision, read_revision, article, id);
}

Rows<Revision> ArticleRows::list_revisions(ArticleId article, std::string_view language,
                                           RevisionId before, int limit) {
  return list_rows(session_, kListRevisions, read_revision, article, language,
                   before ? before.value() : INT64_MAX, limit);
}

Status ArticleRows::insert_revision(const Revision& revision) {
  return execute(
      session_,
      "INSERT INTO article_revision (revision_id, article_id, language, title, body, author_id, "
      "author_name, is_published, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      revision.id, revision.article_id, revision.language, revision.title,
      wire::store_document(revision.body), revision.author_id, revision.author_name,
      revision.is_published, revision.created_at);
}

Status ArticleRows::update_revision(const Revision& revision) {
  return execute(
      session_,
      "UPDATE article_revision SET title = $2, body = $3, is_published = $4, created_at = $5 "
      "WHERE revision_id = $1",
      revision.id, revision.title, wire::store_document(revision.body), revision.is_published,
      revision.created_at);
}

Status ArticleRows::keep_file(ArticleId article, std::string_view language,
                              std::string_view file_id) {
  return execute(session_,
                 "INSERT INTO article_file (article_id, language, file_id, is_published) "
                 "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                 article, language, file_id, false);
}

Result<bool> ArticleRows::has_file(WorkspaceId workspace, std::string_view file_id) {
  ASSIGN_OR_RETURN(
      const auto found,
      get_number(session_,
                 "SELECT 1 FROM article_file f JOIN article a ON a.article_id = f.article_id "
                 "WHERE f.file_id = $2 AND a.workspace_id = $1 AND a.deleted_at IS NULL LIMIT 1",
                 workspace, file_id));
  return found != 0;
}

}  // namespace harken::sql
