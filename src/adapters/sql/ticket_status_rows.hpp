// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/ticket_statuses.hpp"

namespace harken::sql {

class TicketStatusRows : public TicketStatuses {
 public:
  explicit TicketStatusRows(SqlSession& session) : session_(session) {}
  Rows<OwnTicketStatus> list(WorkspaceId) override;
  Found<OwnTicketStatus> find(WorkspaceId, TicketStatusId) override;
  Status insert(const OwnTicketStatus&) override;
  Result<bool> update(const OwnTicketStatus&, std::int64_t old_version) override;
  Status remove(WorkspaceId, TicketStatusId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
