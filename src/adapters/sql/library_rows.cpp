// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/composer_rows.hpp"
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/like_pattern.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT library_item_id, workspace_id, name, folder, type, size, hash, added_by, created_at, "
    "version FROM library_item ");
constexpr auto kList =
    kSelect +
    "WHERE workspace_id = $1 AND deleted_at IS NULL AND library_item_id > $2 "
    "AND ($3 = '' OR search_text LIKE $3 ESCAPE '\\') ORDER BY library_item_id LIMIT $4";
constexpr auto kFind =
    kSelect + "WHERE workspace_id = $1 AND library_item_id = $2 AND deleted_at IS NULL";

void read(const Row& row, LibraryItem& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.folder, to.type, to.size, to.hash,
               to.added_by, to.created_at, to.version);
}

std::string search_text_of(const LibraryItem& item) {
  return fold_case(item.folder + "\n" + item.name);
}

}  // namespace

Rows<LibraryItem> LibraryRows::list(WorkspaceId workspace, const LibraryQuery& query) {
  return list_rows(session_, kList, read, workspace, query.after.value(),
                   like_pattern(query.search), query.limit);
}

Found<LibraryItem> LibraryRows::find(WorkspaceId workspace, LibraryItemId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Result<std::int64_t> LibraryRows::count(WorkspaceId workspace) {
  return get_number(
      session_, "SELECT count(*) FROM library_item WHERE workspace_id = $1 AND deleted_at IS NULL",
      workspace);
}

Status LibraryRows::insert(const LibraryItem& item) {
  return execute(session_,
                 "INSERT INTO library_item (library_item_id, workspace_id, name, folder, type, "
                 "size, hash, added_by, created_at, version, search_text) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                 item.id, item.workspace_id, item.name, item.folder, item.type, item.size,
                 item.hash, item.added_by, item.created_at, item.version, search_text_of(item));
}

Result<bool> LibraryRows::update(const LibraryItem& item, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE library_item SET name = $3, folder = $4, search_text = $5, "
             "version = $6 WHERE library_item_id = $1 AND version = $2",
             item.id, old_version, item.name, item.folder, search_text_of(item), item.version));
  return changed > 0;
}

Status LibraryRows::remove(WorkspaceId workspace, LibraryItemId id) {
  return execute(session_,
                 "DELETE FROM library_item WHERE workspace_id = $1 AND library_item_id = $2",
                 workspace, id);
}

}  // namespace harken::sql
