// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/knowledge_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT category_id, workspace_id, knowledge_base_id, number, position, version FROM "
    "category ");
constexpr auto kList =
    kSelect + "WHERE knowledge_base_id = $1 AND deleted_at IS NULL ORDER BY position, number";
constexpr auto kFind = kSelect +
                       "WHERE workspace_id = $1 AND category_id = $2 AND deleted_at IS NULL "
                       "AND EXISTS (SELECT 1 FROM knowledge_base b "
                       "WHERE b.knowledge_base_id = category.knowledge_base_id "
                       "AND b.deleted_at IS NULL)";

void read(const Row& row, Category& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.knowledge_base_id, to.number, to.position,
               to.version);
}

void read_name(const Row& row, CategoryName& to) {
  read_columns(row, 0, to.language, to.name, to.description);
}

}  // namespace

Status CategoryRows::read_names(Category& category) {
  ASSIGN_OR_RETURN(category.names,
                   list_rows(session_,
                             "SELECT language, name, description FROM category_name "
                             "WHERE category_id = $1 ORDER BY language",
                             read_name, category.id));
  return {};
}

Rows<Category> CategoryRows::list(KnowledgeBaseId base) {
  ASSIGN_OR_RETURN(auto categories, list_rows(session_, kList, read, base));
  for (auto& category : categories) RETURN_IF_ERROR(read_names(category));
  return categories;
}

Found<Category> CategoryRows::find(WorkspaceId workspace, CategoryId id) {
  ASSIGN_OR_RETURN(auto found, find_row(session_, kFind, read, workspace, id));
  if (found) RETURN_IF_ERROR(read_names(*found));
  return found;
}

Status CategoryRows::add_names(const Category& category) {
  for (const auto& [language, name, description] : category.names) {
    RETURN_IF_ERROR(execute(session_,
                            "INSERT INTO category_name (category_id, language, name, description) "
                            "VALUES ($1, $2, $3, $4)",
                            category.id, language, name, description));
  }
  return {};
}

Status CategoryRows::insert(const Category& category) {
  RETURN_IF_ERROR(
      execute(session_,
              "INSERT INTO category (category_id, workspace_id, knowledge_base_id, number, "
              "position, version) VALUES ($1, $2, $3, $4, $5, $6)",
              category.id, category.workspace_id, category.knowledge_base_id, category.number,
              category.position, category.version));
  return add_names(category);
}

Result<bool> CategoryRows::update(const Category& category, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE category SET position = $3, version = $4 "
                          "WHERE category_id = $1 AND version = $2",
                          category.id, old_version, category.position, category.version));
  if (changed == 0) return false;
  RETURN_IF_ERROR(
      execute(session_, "DELETE FROM category_name WHERE category_id = $1", category.id));
  RETURN_IF_ERROR(add_names(category));
  return true;
}

Status CategoryRows::remove(CategoryId id) {
  RETURN_IF_ERROR(
      execute(session_, "UPDATE article SET category_id = NULL WHERE category_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM category_name WHERE category_id = $1", id));
  return execute(session_, "DELETE FROM category WHERE category_id = $1", id);
}

}  // namespace harken::sql
