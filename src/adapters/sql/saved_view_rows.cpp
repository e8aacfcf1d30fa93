// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/saved_view_rows.hpp"

#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/saved_view.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT view_id, workspace_id, owner_id, shared, name, version, filter, tickets FROM "
    "saved_view ");
constexpr auto kList =
    kSelect +
    "WHERE workspace_id = $1 AND deleted_at IS NULL AND (owner_id = $2 OR shared) "
    "ORDER BY name_folded, view_id LIMIT 300";
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND view_id = $2 AND deleted_at IS NULL";

void read(const Row& row, SavedView& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.owner_id, to.is_shared, to.name, to.version);
  to.filter = wire::load_filter(row.text(6));
  if (!row.is_null(7)) to.tickets = wire::load_ticket_filter(row.text(7));
}

}  // namespace

Rows<SavedView> SavedViewRows::list(WorkspaceId workspace, UserId user) {
  return list_rows(session_, kList, read, workspace, user);
}

Found<SavedView> SavedViewRows::find(WorkspaceId workspace, SavedViewId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Status SavedViewRows::insert(const SavedView& view) {
  return execute(
      session_,
      "INSERT INTO saved_view (view_id, workspace_id, owner_id, shared, name, name_folded, "
      "filter, version, tickets) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      view.id, view.workspace_id, view.owner_id, view.is_shared, view.name, fold_case(view.name),
      wire::store_filter(view.filter), view.version,
      view.tickets.transform(wire::store_ticket_filter));
}

Result<bool> SavedViewRows::update(const SavedView& view, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE saved_view SET shared = $3, name = $4, name_folded = $5, "
             "filter = $6, version = $7, tickets = $8 WHERE view_id = $1 AND version = $2",
             view.id, old_version, view.is_shared, view.name, fold_case(view.name),
             wire::store_filter(view.filter), view.version,
             view.tickets.transform(wire::store_ticket_filter)));
  return changed > 0;
}

Status SavedViewRows::remove(SavedViewId id) {
  return execute(session_, "DELETE FROM saved_view WHERE view_id = $1", id);
}

}  // namespace harken::sql
