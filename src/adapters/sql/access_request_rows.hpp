// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/access_requests.hpp"

namespace harken::sql {

class AccessRequestRows : public AccessRequests {
 public:
  explicit AccessRequestRows(SqlSession& session) : session_(session) {}
  Status insert(WorkspaceId, AccessRequestId, ConversationId) override;
  Found<ConversationId> find(WorkspaceId, AccessRequestId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
