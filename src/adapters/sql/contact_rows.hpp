// SPDX-License-Identifier: AGPL-3.0-or-later
// Customers, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class ContactRows : public Contacts {
 public:
  explicit ContactRows(SqlSession& session) : session_(session) {}
  Found<Contact> find(WorkspaceId, ContactId) override;
  Rows<Contact> list_of_ids(WorkspaceId, std::span<const ContactId>) override;
  Status insert(const Contact&) override;
  Result<bool> update(const Contact&, std::int64_t old_version) override;

 private:
  SqlSession& session_;
};

class IdentityRows : public Identities {
 public:
  explicit IdentityRows(SqlSession& session) : session_(session) {}
  Found<Identity> find(IdentityId) override;
  Found<Identity> find_by_external_id(ChannelId, std::string_view external_id) override;
  Status set_external_id(IdentityId, std::string_view external_id) override;
  Rows<Identity> list_of_contact(WorkspaceId, ContactId) override;
  Status insert(const Identity&) override;
  Status update_visit(IdentityId, const Visit&) override;
  Status set_handle(IdentityId, std::string_view handle) override;
  Result<bool> ask_photo(IdentityId, Timestamp before, Timestamp now) override;
  Status choose_department(IdentityId, DepartmentId) override;
  Found<VisitorSession> find_session(std::string_view token_hash,
                                     std::string_view channel_key) override;
  Status insert_session(const VisitorSession&) override;
  Rows<SessionId> list_link_sessions(ConversationId) override;
  Status remove_ended_sessions(Timestamp now) override;
  Status remove_session(SessionId) override;
  Status remove_link_sessions(ContactId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
