// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

using AuditEntryId = Id<struct AuditEntryTag>;

// One line of the audit log: who did what to the desk itself, to what, from where. Never changed.
struct AuditEntry {
  AuditEntryId id;
  WorkspaceId workspace_id;
  UserId actor_id;  // none: nobody who was signed in, or the command line
  std::string actor_name;
  std::string action;  // such as role.updated
  std::string kind;    // of the subject: the word before the dot
  std::string subject_id;
  std::string subject_name;
  std::string address;  // of the network; empty: the command line
  std::string changes;  // JSON: [{"field", "from", "to"}], without secrets
  Timestamp created_at;
};

}  // namespace harken
