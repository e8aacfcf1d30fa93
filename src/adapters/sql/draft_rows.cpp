// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/composer_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/composer.hpp"
#include "wire/document.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT user_id, workspace_id, conversation_id, kind, text, version, document FROM draft ");
constexpr auto kList = kSelect +
                       "WHERE user_id = $2 AND workspace_id = $1 AND (text <> '' OR document IS "
                       "NOT NULL) ORDER BY version DESC LIMIT $3";
constexpr auto kFind = kSelect + "WHERE user_id = $1 AND conversation_id = $2 AND kind = $3";

void read(const Row& row, Draft& to) {
  read_columns(row, 0, to.user_id, to.workspace_id, to.conversation_id);
  to.kind = wire::parse_draft_kind(row.text(3)).value_or(DraftKind::reply);
  read_columns(row, 4, to.text, to.version);
  if (!row.is_null(6)) to.document = wire::load_document(row.text(6));
}

}  // namespace

Rows<Draft> DraftRows::list(WorkspaceId workspace, UserId user, int limit) {
  return list_rows(session_, kList, read, workspace, user, limit);
}

Found<Draft> DraftRows::find(UserId user, ConversationId conversation, DraftKind kind) {
  return find_row(session_, kFind, read, user, conversation, wire::to_text(kind));
}

Status DraftRows::put(const Draft& draft) {
  return execute(session_,
                 "INSERT INTO draft (user_id, workspace_id, conversation_id, kind, text, version, "
                 "document) VALUES ($1, $2, $3, $4, $5, $6, $7) "
                 "ON CONFLICT (user_id, conversation_id, kind) DO UPDATE SET text = excluded.text, "
                 "version = excluded.version, document = excluded.document",
                 draft.user_id, draft.workspace_id, draft.conversation_id,
                 wire::to_text(draft.kind), draft.text, draft.version,
                 draft.document.transform(wire::store_document));
}

Result<std::int64_t> DraftRows::remove_empty(Timestamp before, int limit) {
  return change(session_,
                "DELETE FROM draft WHERE (user_id, conversation_id, kind) IN "
                "(SELECT user_id, conversation_id, kind FROM draft "
                "WHERE text = '' AND document IS NULL AND version < $1 LIMIT $2)",
                before, limit);
}

}  // namespace harken::sql
