// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/status_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT status_id, workspace_id, name, preset, takes_work, position, version "
    "FROM availability_status WHERE workspace_id = $1 AND deleted_at IS NULL ");
constexpr auto kList = kSelect + "ORDER BY position, status_id";
constexpr auto kFind = kSelect + "AND status_id = $2";

void read(const Row& row, AvailabilityStatus& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name);
  to.preset =
      enum_of(row.text(3), [](StatusPreset preset) { return wire::to_text(preset); },
              {StatusPreset::own, StatusPreset::available, StatusPreset::busy, StatusPreset::away});
  read_columns(row, 4, to.takes_work, to.position, to.version);
}

}  // namespace

Rows<AvailabilityStatus> StatusRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<AvailabilityStatus> StatusRows::find(WorkspaceId workspace, StatusId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Status StatusRows::insert(const AvailabilityStatus& status) {
  return execute(session_,
                 "INSERT INTO availability_status (status_id, workspace_id, name, preset, "
                 "takes_work, position, version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                 status.id, status.workspace_id, status.name, wire::to_text(status.preset),
                 status.takes_work, status.position, status.version);
}

Result<bool> StatusRows::update(const AvailabilityStatus& status, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE availability_status SET name = $3, preset = $4, takes_work = $5, "
                          "position = $6, version = $7 WHERE status_id = $1 AND version = $2",
                          status.id, old_version, status.name, wire::to_text(status.preset),
                          status.takes_work, status.position, status.version));
  return changed > 0;
}

Status StatusRows::remove(WorkspaceId workspace, StatusId id) {
  return execute(session_,
                 "DELETE FROM availability_status WHERE workspace_id = $1 AND status_id = $2",
                 workspace, id);
}

}  // namespace harken::sql
