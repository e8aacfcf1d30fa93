// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/contact_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT identity_id, workspace_id, contact_id, channel_id, external_id, chosen_department_id, "
    "ip, "
    "browser, page_url, page_title, language, created_at, handle, "
    "(SELECT kind FROM channel h WHERE h.channel_id = identity.channel_id) FROM identity ");
constexpr auto kFind = kSelect + "WHERE identity_id = $1";
constexpr auto kFindByExternalId = kSelect + "WHERE channel_id = $1 AND external_id = $2";
constexpr auto kListOfContact =
    kSelect + "WHERE contact_id = $2 AND workspace_id = $1 ORDER BY identity_id DESC LIMIT 200";

void read(const Row& row, Identity& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.contact_id, to.channel_id, to.external_id,
               to.chosen_department, to.visit.ip, to.visit.browser, to.visit.page_url,
               to.visit.page_title, to.visit.language, to.created_at, to.handle);
  to.channel_kind = channel_kind_of(row.text(13));
}

void read_session(const Row& row, VisitorSession& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.identity_id, to.contact_id, to.channel_id,
               to.token_hash, to.created_at, to.from_conversation, to.ends_at);
}

void read_session_id(const Row& row, SessionId& to) { read_column(row, 0, to); }

}  // namespace

Found<Identity> IdentityRows::find(IdentityId id) { return find_row(session_, kFind, read, id); }

Found<Identity> IdentityRows::find_by_external_id(ChannelId channel, std::string_view external_id) {
  return find_row(session_, kFindByExternalId, read, channel, external_id);
}

Status IdentityRows::set_external_id(IdentityId id, std::string_view external_id) {
  return execute(session_, "UPDATE identity SET external_id = $2 WHERE identity_id = $1", id,
                 external_id);
}

Rows<Identity> IdentityRows::list_of_contact(WorkspaceId workspace, ContactId contact) {
  return list_rows(session_, kListOfContact, read, workspace, contact);
}

Status IdentityRows::insert(const Identity& identity) {
  return execute(
      session_,
      "INSERT INTO identity (identity_id, workspace_id, contact_id, channel_id, "
      "external_id, chosen_department_id, ip, browser, page_url, page_title, language, "
      "created_at, handle) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      identity.id, identity.workspace_id, identity.contact_id, identity.channel_id,
      identity.external_id, identity.chosen_department, identity.visit.ip, identity.visit.browser,
      identity.visit.page_url, identity.visit.page_title, identity.visit.language,
      identity.created_at, identity.handle);
}

Result<bool> IdentityRows::ask_photo(IdentityId id, Timestamp before, Timestamp now) {
  ASSIGN_OR_RETURN(const auto asked,
                   change(session_,
                          "UPDATE identity SET photo_asked_at = $3 WHERE identity_id = $1 "
                          "AND (photo_asked_at IS NULL OR photo_asked_at < $2)",
                          id, before, now));
  return asked > 0;
}

Status IdentityRows::set_handle(IdentityId id, std::string_view handle) {
  return execute(session_, "UPDATE identity SET handle = $2 WHERE identity_id = $1", id, handle);
}

Status IdentityRows::choose_department(IdentityId id, DepartmentId department) {
  return execute(session_, "UPDATE identity SET chosen_department_id = $2 WHERE identity_id = $1",
                 id, department);
}

Status IdentityRows::update_visit(IdentityId id, const Visit& visit) {
  return execute(session_,
                 "UPDATE identity SET ip = $2, browser = $3, page_url = $4, page_title = $5, "
                 "language = $6 WHERE identity_id = $1",
                 id, visit.ip, visit.browser, visit.page_url, visit.page_title, visit.language);
}

Found<VisitorSession> IdentityRows::find_session(std::string_view token_hash,
                                                 std::string_view channel_key) {
  return find_row(
      session_,
      "SELECT s.session_id, s.workspace_id, s.identity_id, s.contact_id, s.channel_id, "
      "s.token_hash, s.created_at, s.from_conversation_id, s.ends_at FROM visitor_session s "
      "JOIN channel c ON c.channel_id = s.channel_id "
      "WHERE s.token_hash = $1 AND c.key = $2 AND c.deleted_at IS NULL",
      read_session, token_hash, channel_key);
}

Status IdentityRows::insert_session(const VisitorSession& session) {
  return execute(session_,
                 "INSERT INTO visitor_session (session_id, workspace_id, identity_id, contact_id, "
                 "channel_id, token_hash, created_at, from_conversation_id, ends_at) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                 session.id, session.workspace_id, session.identity_id, session.contact_id,
                 session.channel_id, session.token_hash, session.created_at,
                 session.from_conversation, session.ends_at);
}

Rows<SessionId> IdentityRows::list_link_sessions(ConversationId conversation) {
  return list_rows(session_,
                   "SELECT session_id FROM visitor_session WHERE from_conversation_id = $1 "
                   "ORDER BY session_id",
                   read_session_id, conversation);
}

Status IdentityRows::remove_link_sessions(ContactId contact) {
  return execute(session_,
                 "DELETE FROM visitor_session WHERE from_conversation_id IS NOT NULL AND "
                 "identity_id IN (SELECT identity_id FROM identity WHERE contact_id = $1)",
                 contact);
}

Status IdentityRows::remove_ended_sessions(Timestamp now) {
  return execute(session_, "DELETE FROM visitor_session WHERE ends_at <= $1", now);
}

Status IdentityRows::remove_session(SessionId id) {
  return execute(session_, "DELETE FROM visitor_session WHERE session_id = $1", id);
}

}  // namespace harken::sql
