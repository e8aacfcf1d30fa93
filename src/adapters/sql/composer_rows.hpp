// SPDX-License-Identifier: AGPL-3.0-or-later
// What answers are made of, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/canned_replies.hpp"
#include "ports/drafts.hpp"

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

}  // namespace harken::sql
