// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of customers, their attributes and their merges, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/contact_attributes.hpp"
#include "ports/contact_list.hpp"
#include "ports/contact_merges.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class ContactMergeRows : public ContactMerges {
 public:
  explicit ContactMergeRows(SqlSession& session) : session_(session) {}
  Status insert(const ContactMerge&) override;
  Found<ContactMerge> find(WorkspaceId, ContactMergeId) override;
  Rows<ContactMerge> list_into(WorkspaceId, ContactId) override;
  Status set_undone(ContactMergeId, Timestamp at) override;
  Rows<ConversationId> move_identity(IdentityId, ContactId to) override;
  Rows<NoteId> move_notes(ContactId from, ContactId to) override;
  Status move_note(NoteId, ContactId to) override;

 private:
  SqlSession& session_;
};

class ContactAttributeRows : public ContactAttributes {
 public:
  explicit ContactAttributeRows(SqlSession& session) : session_(session) {}
  Rows<ContactAttribute> list(WorkspaceId) override;
  Found<ContactAttribute> find(WorkspaceId, ContactAttributeId) override;
  Found<ContactAttribute> find_by_name(WorkspaceId, std::string_view name) override;
  Status insert(const ContactAttribute&) override;
  Result<bool> update(const ContactAttribute&, std::int64_t old_version) override;
  Status remove(WorkspaceId, ContactAttributeId) override;

 private:
  SqlSession& session_;
};

class ContactListRows : public ContactList {
 public:
  explicit ContactListRows(SqlSession& session) : session_(session) {}
  Rows<ListedContact> list(const Actor&, const ContactQuery&) override;
  Found<Contact> find_by_number(WorkspaceId, std::int64_t number) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
