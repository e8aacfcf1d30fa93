// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT knowledge_base_id, workspace_id, name, slug, languages, accent, is_public, version "
    "FROM knowledge_base ");
constexpr auto kList =
    kSelect + "WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY knowledge_base_id";
constexpr auto kListPublic =
    kSelect + "WHERE is_public AND deleted_at IS NULL ORDER BY knowledge_base_id";
constexpr auto kListOnChannel =
    kSelect +
    "WHERE workspace_id = $1 AND deleted_at IS NULL AND knowledge_base_id IN (SELECT "
    "knowledge_base_id "
    "FROM knowledge_base_channel WHERE channel_id = $2) ORDER BY knowledge_base_id";
constexpr auto kFind =
    kSelect + "WHERE workspace_id = $1 AND knowledge_base_id = $2 AND deleted_at IS NULL";
constexpr auto kFindBySlug = kSelect + "WHERE slug = $1 AND deleted_at IS NULL";

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const auto& word : words) joined += (joined.empty() ? "" : ",") + word;
  return joined;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(','));
    words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

void read(const Row& row, KnowledgeBase& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.slug);
  to.languages = split(row.text(4));
  if (!to.languages.empty()) to.language = to.languages.front();
  read_columns(row, 5, to.accent, to.is_public, to.version);
}

void read_channel(const Row& row, ChannelId& to) { read_column(row, 0, to); }

}  // namespace

Status KnowledgeBaseRows::read_channels(KnowledgeBase& base) {
  ASSIGN_OR_RETURN(base.channel_ids, list_rows(session_,
                                               "SELECT channel_id FROM knowledge_base_channel "
                                               "WHERE knowledge_base_id = $1 ORDER BY channel_id",
                                               read_channel, base.id));
  return {};
}

Rows<KnowledgeBase> KnowledgeBaseRows::with_channels(Rows<KnowledgeBase> bases) {
  if (!bases) return bases;
  for (auto& base : *bases) RETURN_IF_ERROR(read_channels(base));
  return bases;
}

Rows<KnowledgeBase> KnowledgeBaseRows::list(WorkspaceId workspace) {
  return with_channels(list_rows(session_, kList, read, workspace));
}

Rows<KnowledgeBase> KnowledgeBaseRows::list_public() {
  return with_channels(list_rows(session_, kListPublic, read));
}

Rows<KnowledgeBase> KnowledgeBaseRows::list_on_channel(WorkspaceId workspace, ChannelId channel) {
  return with_channels(list_rows(session_, kListOnChannel, read, workspace, channel));
}

Found<KnowledgeBase> KnowledgeBaseRows::find(WorkspaceId workspace, KnowledgeBaseId id) {
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFind, read, workspace, id));
  if (found) RETURN_IF_ERROR(read_channels(*found));
  return found;
}

Found<KnowledgeBase> KnowledgeBaseRows::find_by_slug(std::string_view slug) {
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFindBySlug, read, slug));
  if (found) RETURN_IF_ERROR(read_channels(*found));
  return found;
}

Result<bool> KnowledgeBaseRows::is_slug_taken(std::string_view slug, KnowledgeBaseId except) {
  ASSIGN_OR_RETURN(const auto found, get_number(session_,
                                                "SELECT 1 FROM knowledge_base WHERE slug = $1 "
                                                "AND knowledge_base_id <> $2",
                                                slug, except.value()));
  return found != 0;
}

Status KnowledgeBaseRows::add_channels(const KnowledgeBase& base) {
  for (const auto channel : base.channel_ids) {
    RETURN_IF_ERROR(execute(session_,
                            "INSERT INTO knowledge_base_channel (knowledge_base_id, channel_id) "
                            "VALUES ($1, $2)",
                            base.id, channel));
  }
  return {};
}

Status KnowledgeBaseRows::insert(const KnowledgeBase& base) {
  RETURN_IF_ERROR(
      execute(session_,
              "INSERT INTO knowledge_base (knowledge_base_id, workspace_id, name, slug, "
              "languages, accent, is_public, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
              base.id, base.workspace_id, base.name, base.slug, join(base.languages), base.accent,
              base.is_public, base.version));
  return add_channels(base);
}

Result<bool> KnowledgeBaseRows::update(const KnowledgeBase& base, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE knowledge_base SET name = $3, slug = $4, languages = $5, accent = $6, "
             "is_public = $7, version = $8 WHERE knowledge_base_id = $1 AND version = $2",
             base.id, old_version, base.name, base.slug, join(base.languages), base.accent,
             base.is_public, base.version));
  if (changed == 0) return false;
  RETURN_IF_ERROR(execute(
      session_, "DELETE FROM knowledge_base_channel WHERE knowledge_base_id = $1", base.id));
  RETURN_IF_ERROR(add_channels(base));
  return true;
}

Status KnowledgeBaseRows::remove(KnowledgeBaseId id) {
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM category_name WHERE category_id IN "
                          "(SELECT category_id FROM category WHERE knowledge_base_id = $1)",
                          id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM category WHERE knowledge_base_id = $1", id));
  RETURN_IF_ERROR(
      execute(session_, "DELETE FROM knowledge_base_channel WHERE knowledge_base_id = $1", id));
  return execute(session_, "DELETE FROM knowledge_base WHERE knowledge_base_id = $1", id);
}

Result<std::int64_t> KnowledgeBaseRows::next_article_number(KnowledgeBaseId id) {
  return get_number(session_,
                    "UPDATE knowledge_base SET article_number = article_number + 1 "
                    "WHERE knowledge_base_id = $1 RETURNING article_number",
                    id);
}

Result<std::int64_t> KnowledgeBaseRows::next_category_number(KnowledgeBaseId id) {
  return get_number(session_,
                    "UPDATE knowledge_base SET category_number = category_number + 1 "
                    "WHERE knowledge_base_id = $1 RETURNING category_number",
                    id);
}

}  // namespace harken::sql
