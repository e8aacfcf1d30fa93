// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/pending_replies.hpp"

namespace harken::sql {

class PendingReplyRows : public PendingReplies {
 public:
  explicit PendingReplyRows(SqlSession& session) : session_(session) {}
  Result<bool> insert(const PendingReply&) override;
  Found<PendingReply> find(WorkspaceId, PendingReplyId) override;
  Found<PendingReply> find_by_client_id(ConversationId, UserId,
                                        std::string_view client_id) override;
  Rows<PendingReply> list(ConversationId) override;
  Rows<PendingReply> list_due(Timestamp now, int limit) override;
  Found<ConversationId> conversation_of_file(std::string_view file_id) override;
  Result<bool> update(const PendingReply&, std::int64_t old_version) override;
  Result<bool> remove(PendingReplyId, std::int64_t version) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
