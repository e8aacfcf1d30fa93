// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/audit_rows.hpp"

#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT audit_entry_id, workspace_id, actor_id, actor_name, action, kind, subject_id, "
    "subject_name, address, changes, created_at FROM audit_entry WHERE workspace_id = $1 ");
// $2 where the page before ended, $3 limit; then what is asked for, empty or NULL: anything.
constexpr auto kChosen = SqlText(
    "AND audit_entry_id < $2 AND ($4 = '' OR action = $4) AND ($5 = '' OR subject_id = $5) "
    "AND ($6 IS NULL OR created_at >= $6) AND ($7 IS NULL OR created_at < $7) ");
constexpr auto kOrder = SqlText("ORDER BY audit_entry_id DESC LIMIT $3");

constexpr auto kAny = kSelect + kChosen + kOrder;
constexpr auto kOfKind = kSelect + kChosen + "AND kind = $8 " + kOrder;
constexpr auto kOfActor = kSelect + kChosen + "AND actor_id = $8 " + kOrder;
constexpr auto kOfActorAndKind = kSelect + kChosen + "AND actor_id = $8 AND kind = $9 " + kOrder;

void read(const Row& row, AuditEntry& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.actor_id, to.actor_name, to.action, to.kind,
               to.subject_id, to.subject_name, to.address, to.changes, to.created_at);
}

}  // namespace

Status AuditRows::insert(const AuditEntry& entry) {
  return execute(session_,
                 "INSERT INTO audit_entry (audit_entry_id, workspace_id, actor_id, actor_name, "
                 "action, kind, subject_id, subject_name, address, changes, created_at) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                 entry.id, entry.workspace_id, entry.actor_id, entry.actor_name, entry.action,
                 entry.kind, entry.subject_id, entry.subject_name, entry.address, entry.changes,
                 entry.created_at);
}

Rows<AuditEntry> AuditRows::list(WorkspaceId workspace, const AuditQuery& query) {
  const auto after = query.after ? query.after : AuditEntryId(INT64_MAX);
  const auto rows = [&](Sql sql, const auto&... more) {
    return list_rows(session_, sql, read, workspace, after, query.limit, query.action,
                     query.subject_id, query.from, query.to, more...);
  };
  if (query.actor_id && !query.kind.empty())
    return rows(kOfActorAndKind, query.actor_id, query.kind);
  if (query.actor_id) return rows(kOfActor, query.actor_id);
  if (!query.kind.empty()) return rows(kOfKind, query.kind);
  return rows(kAny);
}

}  // namespace harken::sql
