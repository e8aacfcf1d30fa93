// SPDX-License-Identifier: AGPL-3.0-or-later
// What is said, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class ConversationRows : public Conversations {
 public:
  explicit ConversationRows(SqlSession& session) : session_(session) {}
  Found<Conversation> find(WorkspaceId, ConversationId) override;
  Found<ConversationHead> find_head(WorkspaceId, ConversationId) override;
  Rows<Conversation> list_of_ids(WorkspaceId, std::span<const ConversationId>) override;
  Found<Conversation> find_by_number(WorkspaceId, std::int64_t number) override;
  Found<Conversation> find_newest_of(IdentityId) override;
  Rows<Conversation> list(const Actor&, const ConversationQuery&) override;
  Result<ViewCounts> count(const Actor&) override;
  Rows<Conversation> list_queued_for(WorkspaceId, UserId, int limit) override;
  Rows<Conversation> list_held_by(WorkspaceId, UserId) override;
  Rows<Conversation> list_due(Timestamp now, int limit) override;
  Rows<Audience> audiences_of(WorkspaceId, ContactId) override;
  Rows<std::int64_t> list_first_answers(WorkspaceId, int newest) override;
  Status insert(const Conversation&) override;
  Result<bool> update(const Conversation&, std::int64_t old_version) override;

 private:
  Rows<Conversation> list_page(const Actor&, const ConversationQuery&);
  Result<bool> update_known(ConversationCache&, const Conversation& before,
                            const Conversation& after);

  SqlSession& session_;
};

class MessageRows : public Messages {
 public:
  explicit MessageRows(SqlSession& session) : session_(session) {}
  Result<bool> insert(const Message&) override;
  Found<Message> find_by_client_id(IdentityId, UserId user, std::string_view client_id) override;
  Found<Message> find(WorkspaceId, MessageId) override;
  Rows<Message> list_of_ids(WorkspaceId, std::span<const MessageId>) override;
  Status set_sending(MessageId, const Sending&) override;
  Status set_notice(const Message&) override;
  Status set_correction(MessageId, const Sending&) override;
  Status edit(const Message&) override;
  Rows<MessageRevision> list_revisions(MessageId) override;
  Result<bool> move(const Message&, ConversationId from) override;
  Found<Message> find_answer_to(MessageId) override;
  Rows<Message> list(ConversationId, MessageId before, int limit) override;
  Rows<Message> list_of_identity(IdentityId, ConversationId from, MessageId before,
                                 int limit) override;
  Result<std::int64_t> count_after(ConversationId, SenderKind, MessageId after, int cap) override;

 private:
  SqlSession& session_;
};

class FileRows : public Files {
 public:
  explicit FileRows(SqlSession& session) : session_(session) {}
  Found<File> find(std::string_view id) override;
  Status insert(const File&) override;
  Status attach(std::string_view id, ConversationId) override;
  Status set_internal(std::string_view id, bool is_internal) override;
  Status withhold(std::string_view id, Timestamp since) override;
  Rows<File> take_orphans(Timestamp before, int limit) override;
  Result<bool> is_hash_used(std::string_view hash) override;
  Result<std::int64_t> bytes_since(IdentityId, Timestamp since) override;

 private:
  SqlSession& session_;
};

class NoteRows : public Notes {
 public:
  explicit NoteRows(SqlSession& session) : session_(session) {}
  Result<bool> insert(const Note&) override;
  Found<Note> find(WorkspaceId, NoteId) override;
  Rows<Note> list_of_ids(WorkspaceId, std::span<const NoteId>) override;
  Found<Note> find_by_client_id(ContactId, UserId author, std::string_view client_id) override;
  Rows<Note> list_of_conversation(ConversationId, int limit) override;
  Rows<Note> list_of_contact(WorkspaceId, ContactId, int limit) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
