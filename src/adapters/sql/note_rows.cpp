// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/id_list.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT note_id, workspace_id, conversation_id, contact_id, author_id, author_name, client_id, "
    "text, created_at, mentions FROM note ");
constexpr auto kFind = kSelect + "WHERE note_id = $2 AND workspace_id = $1";
constexpr auto kOfIds = kSelect + "WHERE +workspace_id = $1 AND note_id IN " + id_list<2>();
constexpr auto kFindByClientId =
    kSelect + "WHERE contact_id = $1 AND author_id = $2 AND client_id = $3 AND client_id <> ''";
constexpr auto kListOfConversation =
    kSelect + "WHERE conversation_id = $1 ORDER BY note_id DESC LIMIT $2";
constexpr auto kListOfContact = kSelect +
                                "WHERE contact_id = $2 AND conversation_id IS NULL "
                                "AND workspace_id = $1 ORDER BY note_id DESC LIMIT $3";

void read(const Row& row, Note& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.conversation_id, to.contact_id, to.author_id,
               to.author_name, to.client_id, to.text, to.created_at);
  to.mentions = wire::load_mentions(row.text(9));
}

}  // namespace

Result<bool> NoteRows::insert(const Note& note) {
  ASSIGN_OR_RETURN(
      const auto inserted,
      change(session_,
             "INSERT INTO note (note_id, workspace_id, conversation_id, contact_id, author_id, "
             "author_name, client_id, text, created_at, mentions) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
             note.id, note.workspace_id, note.conversation_id, note.contact_id, note.author_id,
             note.author_name, note.client_id, note.text, note.created_at,
             wire::store_mentions(note.mentions)));
  return inserted > 0;
}

Found<Note> NoteRows::find(WorkspaceId workspace, NoteId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Rows<Note> NoteRows::list_of_ids(WorkspaceId workspace, std::span<const NoteId> ids) {
  return list_rows_of(session_, kOfIds, read, ids, workspace);
}

Found<Note> NoteRows::find_by_client_id(ContactId contact, UserId author,
                                        std::string_view client_id) {
  return find_row(session_, kFindByClientId, read, contact, author, client_id);
}

Rows<Note> NoteRows::list_of_conversation(ConversationId conversation, int limit) {
  return list_rows(session_, kListOfConversation, read, conversation, limit);
}

Rows<Note> NoteRows::list_of_contact(WorkspaceId workspace, ContactId contact, int limit) {
  return list_rows(session_, kListOfContact, read, workspace, contact, limit);
}

}  // namespace harken::sql
