// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_list_rows.hpp"
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect =
    SqlText("SELECT attribute_id, workspace_id, name, position, version FROM contact_attribute ");
constexpr auto kList =
    kSelect + "WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY position, attribute_id";
constexpr auto kFind =
    kSelect + "WHERE workspace_id = $1 AND attribute_id = $2 AND deleted_at IS NULL";
constexpr auto kFindByName =
    kSelect + "WHERE workspace_id = $1 AND name_folded = $2 AND deleted_at IS NULL";

void read(const Row& row, ContactAttribute& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.position, to.version);
}

}  // namespace

Rows<ContactAttribute> ContactAttributeRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<ContactAttribute> ContactAttributeRows::find(WorkspaceId workspace, ContactAttributeId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<ContactAttribute> ContactAttributeRows::find_by_name(WorkspaceId workspace,
                                                           std::string_view name) {
  return find_row(session_, kFindByName, read, workspace, fold_case(name));
}

Status ContactAttributeRows::insert(const ContactAttribute& attribute) {
  return execute(session_,
                 "INSERT INTO contact_attribute (attribute_id, workspace_id, name, name_folded, "
                 "position, version) VALUES ($1, $2, $3, $4, $5, $6)",
                 attribute.id, attribute.workspace_id, attribute.name, fold_case(attribute.name),
                 attribute.position, attribute.version);
}

Result<bool> ContactAttributeRows::update(const ContactAttribute& attribute,
                                          std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE contact_attribute SET name = $3, name_folded = $4, position = $5, "
             "version = $6 WHERE attribute_id = $1 AND version = $2",
             attribute.id, old_version, attribute.name, fold_case(attribute.name),
             attribute.position, attribute.version));
  return changed > 0;
}

Status ContactAttributeRows::remove(WorkspaceId workspace, ContactAttributeId id) {
  return execute(session_,
                 "DELETE FROM contact_attribute WHERE workspace_id = $1 AND attribute_id = $2",
                 workspace, id);
}

}  // namespace harken::sql
