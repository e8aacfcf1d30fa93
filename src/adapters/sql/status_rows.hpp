// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/statuses.hpp"

namespace harken::sql {

class StatusRows : public AvailabilityStatuses {
 public:
  explicit StatusRows(SqlSession& session) : session_(session) {}
  Rows<AvailabilityStatus> list(WorkspaceId) override;
  Found<AvailabilityStatus> find(WorkspaceId, StatusId) override;
  Status insert(const AvailabilityStatus&) override;
  Result<bool> update(const AvailabilityStatus&, std::int64_t old_version) override;
  Status remove(WorkspaceId, StatusId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
