// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Contact& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.number, to.name, to.email, to.version,
               to.created_at);
}

}  // namespace

Found<Contact> ContactRows::find(WorkspaceId workspace, ContactId id) {
  return find_row(session_,
                  "SELECT contact_id, workspace_id, number, name, email, version, created_at "
                  "FROM contact WHERE workspace_id = $1 AND contact_id = $2",
                  read, workspace, id);
}

Status ContactRows::insert(const Contact& contact) {
  return execute(session_,
                 "INSERT INTO contact (contact_id, workspace_id, number, name, email, version, "
                 "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                 contact.id, contact.workspace_id, contact.number, contact.name, contact.email,
                 contact.version, contact.created_at);
}

Result<bool> ContactRows::update(const Contact& contact, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE contact SET name = $3, email = $4, version = $5 "
                          "WHERE contact_id = $1 AND version = $2",
                          contact.id, old_version, contact.name, contact.email, contact.version));
  return changed > 0;
}

}  // namespace harken::sql
