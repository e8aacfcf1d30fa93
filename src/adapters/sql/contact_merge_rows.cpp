// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_list_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT g.merge_id, g.workspace_id, g.contact_id, g.merged_id, t.number, t.name, g.actor_id, "
    "g.actor_name, g.identity_ids, g.note_ids, g.filled_name, g.filled_email, g.filled_phone, "
    "g.filled_attributes, g.created_at, g.undone_at FROM contact_merge g "
    "JOIN contact t ON t.contact_id = g.merged_id ");
constexpr auto kFind = kSelect + "WHERE g.workspace_id = $1 AND g.merge_id = $2";
constexpr auto kListInto =
    kSelect + "WHERE g.contact_id = $2 AND g.workspace_id = $1 ORDER BY g.merge_id DESC LIMIT 200";

void read(const Row& row, ContactMerge& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.contact_id, to.merged_id, to.merged_number,
               to.merged_name, to.actor_id, to.actor_name, to.identity_ids, to.note_ids,
               to.filled.name, to.filled.email, to.filled.phone);
  to.filled.attributes = wire::load_attributes(row.text(13));
  read_columns(row, 14, to.created_at, to.undone_at);
}

template <class Tag>
void read_id(const Row& row, Id<Tag>& to) {
  read_column(row, 0, to);
}

}  // namespace

Status ContactMergeRows::insert(const ContactMerge& merge) {
  return execute(session_,
                 "INSERT INTO contact_merge (merge_id, workspace_id, contact_id, merged_id, actor_id, "
                 "actor_name, identity_ids, note_ids, filled_name, filled_email, filled_phone, "
                 "filled_attributes, created_at, undone_at) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                 merge.id, merge.workspace_id, merge.contact_id, merge.merged_id, merge.actor_id,
                 merge.actor_name, join_ids(merge.identity_ids), join_ids(merge.note_ids),
                 merge.filled.name, merge.filled.email, merge.filled.phone,
                 wire::store_attributes(merge.filled.attributes), merge.created_at, merge.undone_at);
}

Found<ContactMerge> ContactMergeRows::find(WorkspaceId workspace, ContactMergeId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Rows<ContactMerge> ContactMergeRows::list_into(WorkspaceId workspace, ContactId contact) {
  return list_rows(session_, kListInto, read, workspace, contact);
}

Status ContactMergeRows::set_undone(ContactMergeId id, Timestamp at) {
  return execute(session_, "UPDATE contact_merge SET undone_at = $2 WHERE merge_id = $1", id, at);
}

Rows<ConversationId> ContactMergeRows::move_identity(IdentityId identity, ContactId to) {
  RETURN_IF_ERROR(
      execute(session_, "UPDATE identity SET contact_id = $2 WHERE identity_id = $1", identity, to));
  RETURN_IF_ERROR(execute(
      session_, "UPDATE visitor_session SET contact_id = $2 WHERE identity_id = $1", identity, to));
  RETURN_IF_ERROR(execute(session_,
                          "UPDATE note SET contact_id = $2 WHERE conversation_id IN "
                          "(SELECT conversation_id FROM conversation WHERE identity_id = $1)",
                          identity, to));
  return list_rows(session_,
                   "UPDATE conversation SET contact_id = $2, version = version + 1 "
                   "WHERE identity_id = $1 RETURNING conversation_id",
                   read_id<ConversationTag>, identity, to);
}

Rows<NoteId> ContactMergeRows::move_notes(ContactId from, ContactId to) {
  return list_rows(session_,
                   "UPDATE note SET contact_id = $2 WHERE contact_id = $1 AND conversation_id IS NULL "
                   "RETURNING note_id",
                   read_id<NoteTag>, from, to);
}

Status ContactMergeRows::move_note(NoteId note, ContactId to) {
  return execute(session_, "UPDATE note SET contact_id = $2 WHERE note_id = $1", note, to);
}

}  // namespace harken::sql
