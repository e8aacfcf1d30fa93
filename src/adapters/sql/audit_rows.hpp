// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/audit_log.hpp"

namespace harken::sql {

class AuditRows : public AuditLog {
 public:
  explicit AuditRows(SqlSession& session) : session_(session) {}
  Status insert(const AuditEntry&) override;
  Rows<AuditEntry> list(WorkspaceId, const AuditQuery&) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
