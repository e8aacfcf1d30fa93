// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/audit.hpp"
#include "ports/store.hpp"

namespace harken {

struct AuditQuery {
  UserId actor_id;   // none: anybody
  std::string kind;  // empty: any; likewise below
  std::string action;
  std::string subject_id;
  std::optional<Timestamp> from;  // this moment and later
  std::optional<Timestamp> to;    // before this moment
  int limit = 50;
  AuditEntryId after;  // where the page before ended
};

// It grows and nothing else: there is no way to change or take away a row.
class AuditLog {
 public:
  virtual ~AuditLog() = default;
  virtual Status insert(const AuditEntry&) = 0;
  // Newest first.
  virtual Rows<AuditEntry> list(WorkspaceId, const AuditQuery&) = 0;
};

}  // namespace harken
