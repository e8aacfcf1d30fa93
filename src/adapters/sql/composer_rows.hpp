// SPDX-License-Identifier: AGPL-3.0-or-later
// What answers are made of, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/canned_replies.hpp"
#include "ports/drafts.hpp"
#include "ports/forms.hpp"
#include "ports/library.hpp"

namespace harken::sql {

class CannedReplyRows : public CannedReplies {
 public:
  explicit CannedReplyRows(SqlSession& session) : session_(session) {}
  Rows<CannedReply> list(const Actor&, const CannedQuery&) override;
  Found<CannedReply> find(WorkspaceId, CannedReplyId) override;
  Found<CannedReply> find_rival(const CannedReply&) override;
  Result<std::int64_t> count_beside(const CannedReply&) override;
  Status insert(const CannedReply&) override;
  Result<bool> update(const CannedReply&, std::int64_t old_version) override;
  Status remove(WorkspaceId, CannedReplyId) override;

 private:
  SqlSession& session_;
};

class DraftRows : public Drafts {
 public:
  explicit DraftRows(SqlSession& session) : session_(session) {}
  Rows<Draft> list(WorkspaceId, UserId, int limit) override;
  Found<Draft> find(UserId, ConversationId, DraftKind) override;
  Status put(const Draft&) override;
  Result<std::int64_t> remove_empty(Timestamp before, int limit) override;

 private:
  SqlSession& session_;
};

class FormRows : public Forms {
 public:
  explicit FormRows(SqlSession& session) : session_(session) {}
  Rows<Form> list(WorkspaceId) override;
  Found<Form> find(WorkspaceId, FormId) override;
  Status insert(const Form&) override;
  Result<bool> update(const Form&, std::int64_t old_version) override;
  Status remove(WorkspaceId, FormId) override;
  Found<OpenTalk> find_talk(IdentityId) override;
  Status keep_talk(const OpenTalk&) override;
  Status end_talk(IdentityId) override;
  Result<std::int64_t> end_talks(Timestamp before, int limit) override;

 private:
  SqlSession& session_;
};

class LibraryRows : public Library {
 public:
  explicit LibraryRows(SqlSession& session) : session_(session) {}
  Rows<LibraryItem> list(WorkspaceId, const LibraryQuery&) override;
  Found<LibraryItem> find(WorkspaceId, LibraryItemId) override;
  Result<std::int64_t> count(WorkspaceId) override;
  Status insert(const LibraryItem&) override;
  Result<bool> update(const LibraryItem&, std::int64_t old_version) override;
  Status remove(WorkspaceId, LibraryItemId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
