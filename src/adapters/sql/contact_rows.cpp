// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_rows.hpp"

#include "adapters/sql/contact_select.hpp"
#include "adapters/sql/full_text.hpp"
#include "adapters/sql/id_list.hpp"
#include "core/rules/words.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kFind =
    kSelectContact + kFromContact + "WHERE t.workspace_id = $1 AND t.contact_id = $2";
constexpr auto kOfIds = kSelectContact + kFromContact +
                        "WHERE +t.workspace_id = $1 AND t.contact_id IN " + id_list<2>();

constexpr auto kIndexFts5 =
    SqlText("INSERT OR REPLACE INTO contact_text (rowid, words) VALUES ($1, $2)");
constexpr auto kIndexTsvector = SqlText(
    "INSERT INTO contact_text (contact_id, words) "
    "VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) "
    "ON CONFLICT (contact_id) DO UPDATE SET words = excluded.words");

// A changed contact is found under its new words at once; new ones are followed with the messages.
Status index_words(SqlSession& session, const Contact& contact) {
  return execute(session, by_engine(session, kIndexFts5, kIndexTsvector), contact.id,
                 index_words_of(searched_text_of(contact)));
}

}  // namespace

void read_contact(const Row& row, Contact& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.number, to.name, to.email, to.version,
               to.created_at, to.phone);
  to.attributes = wire::load_attributes(row.text(8));
  read_columns(row, 9, to.blocked_at, to.merged_into, to.is_name_claimed, to.is_email_claimed,
               to.photo_hash, to.photo_type);
}

Found<Contact> ContactRows::find(WorkspaceId workspace, ContactId id) {
  return find_row(session_, kFind, read_contact, workspace, id);
}

Rows<Contact> ContactRows::list_of_ids(WorkspaceId workspace, std::span<const ContactId> ids) {
  return list_rows_of(session_, kOfIds, read_contact, ids, workspace);
}

Status ContactRows::insert(const Contact& contact) {
  return execute(session_,
                 "INSERT INTO contact (contact_id, workspace_id, number, name, email, version, "
                 "created_at, phone, attributes, blocked_at, merged_into_id, name_is_claimed, "
                 "email_is_claimed) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                 contact.id, contact.workspace_id, contact.number, contact.name, contact.email,
                 contact.version, contact.created_at, contact.phone,
                 wire::store_attributes(contact.attributes), contact.blocked_at,
                 contact.merged_into, contact.is_name_claimed, contact.is_email_claimed);
}

Result<bool> ContactRows::update(const Contact& contact, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE contact SET name = $3, email = $4, version = $5, phone = $6, "
                          "attributes = $7, blocked_at = $8, merged_into_id = $9, "
                          "name_is_claimed = $10, email_is_claimed = $11, photo_hash = $12, "
                          "photo_type = $13 "
                          "WHERE contact_id = $1 AND version = $2",
                          contact.id, old_version, contact.name, contact.email, contact.version,
                          contact.phone, wire::store_attributes(contact.attributes),
                          contact.blocked_at, contact.merged_into, contact.is_name_claimed,
                          contact.is_email_claimed, contact.photo_hash, contact.photo_type));
  if (changed == 0) return false;
  RETURN_IF_ERROR(index_words(session_, contact));
  return true;
}

}  // namespace harken::sql
