// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/pending_reply.hpp"
#include "ports/store.hpp"

namespace harken {

class PendingReplies {
 public:
  virtual ~PendingReplies() = default;
  // Its files belong to it from now on. False: this client_id or one of the files is taken.
  virtual Result<bool> insert(const PendingReply&) = 0;
  virtual Found<PendingReply> find(WorkspaceId, PendingReplyId) = 0;
  virtual Found<PendingReply> find_by_client_id(ConversationId, UserId,
                                                std::string_view client_id) = 0;
  // In the order in which they will go.
  virtual Rows<PendingReply> list(ConversationId) = 0;
  // Of every workspace, the longest due first.
  virtual Rows<PendingReply> list_due(Timestamp now, int limit) = 0;
  // Where a file waits that no message carries yet.
  virtual Found<ConversationId> conversation_of_file(std::string_view file_id) = 0;
  // kind and send_at. False: it has changed or ended.
  virtual Result<bool> update(const PendingReply&, std::int64_t old_version) = 0;
  // Of all who end it, one is told true; its files are free again.
  virtual Result<bool> remove(PendingReplyId, std::int64_t version) = 0;
};

}  // namespace harken
