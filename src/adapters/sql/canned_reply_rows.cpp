// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/composer_rows.hpp"
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/like_pattern.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/composer.hpp"
#include "wire/document.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT canned_reply_id, workspace_id, scope, owner_id, department_id, name, shortcut, text, "
    "version, document FROM canned_reply ");
// The SQL form of can_see(actor, audience_of(reply)): $1 workspace, $2 actor, $3 whether
// everything is seen, $7 the actor again, or nobody: the departments are not seen.
constexpr auto kList =
    kSelect +
    "WHERE workspace_id = $1 AND deleted_at IS NULL AND (scope = 'workspace' OR owner_id = $2 "
    "OR (scope = 'department' AND ($3 OR department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $7)))) "
    "AND canned_reply_id > $4 AND ($5 = '' OR search_text LIKE $5 ESCAPE '\\') "
    "ORDER BY canned_reply_id LIMIT $6";
constexpr auto kFind =
    kSelect + "WHERE workspace_id = $1 AND canned_reply_id = $2 AND deleted_at IS NULL";
constexpr auto kSamePlace = SqlText(
    "workspace_id = $1 AND coalesce(owner_id, 0) = $2 AND coalesce(department_id, 0) = $3 "
    "AND deleted_at IS NULL ");
constexpr auto kFindRival = kSelect + "WHERE " + kSamePlace +
                            "AND shortcut = $4 AND shortcut <> '' AND canned_reply_id <> $5";
constexpr auto kCountBeside = "SELECT count(*) FROM canned_reply WHERE " + kSamePlace;

void read(const Row& row, CannedReply& to) {
  read_columns(row, 0, to.id, to.workspace_id);
  to.scope = wire::parse_canned_scope(row.text(2)).value_or(CannedScope::personal);
  read_columns(row, 3, to.owner_id, to.department_id, to.name, to.shortcut, to.text, to.version);
  if (!row.is_null(9)) to.document = wire::load_document(row.text(9));
}

std::string search_text_of(const CannedReply& reply) {
  return fold_case(reply.shortcut + "\n" + reply.name + "\n" + reply.text);
}

}  // namespace

Rows<CannedReply> CannedReplyRows::list(const Actor& actor, const CannedQuery& query) {
  const auto scope = actor.scope_of(Action::see);
  return list_rows(session_, kList, read, actor.workspace_id, actor.user_id, scope == Scope::all,
                   query.after.value(), like_pattern(query.search), query.limit,
                   scope >= Scope::department ? actor.user_id : UserId{});
}

Found<CannedReply> CannedReplyRows::find(WorkspaceId workspace, CannedReplyId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<CannedReply> CannedReplyRows::find_rival(const CannedReply& reply) {
  return find_row(session_, kFindRival, read, reply.workspace_id, reply.owner_id.value(),
                  reply.department_id.value(), reply.shortcut, reply.id);
}

Result<std::int64_t> CannedReplyRows::count_beside(const CannedReply& reply) {
  return get_number(session_, kCountBeside, reply.workspace_id, reply.owner_id.value(),
                    reply.department_id.value());
}

Status CannedReplyRows::insert(const CannedReply& reply) {
  return execute(session_,
                 "INSERT INTO canned_reply (canned_reply_id, workspace_id, scope, owner_id, "
                 "department_id, name, shortcut, text, search_text, version, document) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                 reply.id, reply.workspace_id, wire::to_text(reply.scope), reply.owner_id,
                 reply.department_id, reply.name, reply.shortcut, reply.text, search_text_of(reply),
                 reply.version, reply.document.transform(wire::store_document));
}

Result<bool> CannedReplyRows::update(const CannedReply& reply, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE canned_reply SET scope = $3, owner_id = $4, department_id = $5, "
             "name = $6, shortcut = $7, text = $8, search_text = $9, version = $10, "
             "document = $11 "
             "WHERE canned_reply_id = $1 AND version = $2",
             reply.id, old_version, wire::to_text(reply.scope), reply.owner_id, reply.department_id,
             reply.name, reply.shortcut, reply.text, search_text_of(reply), reply.version,
             reply.document.transform(wire::store_document)));
  return changed > 0;
}

Status CannedReplyRows::remove(WorkspaceId workspace, CannedReplyId id) {
  return execute(session_,
                 "DELETE FROM canned_reply WHERE workspace_id = $1 AND canned_reply_id = $2",
                 workspace, id);
}

}  // namespace harken::sql
