// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/deletion_rows.hpp"

#include "adapters/sql/deletion_kinds.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/deletion.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT deletion_id, workspace_id, kind, subject_id, name, owner_id, department_id, "
    "replacement_id, deleted_by_id, deleted_by_name, deleted_at FROM deletion ");
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND deletion_id = $2";
constexpr auto kList =
    kSelect +
    "WHERE workspace_id = $1 AND deleted_at > $2 AND (owner_id IS NULL OR owner_id = $4) "
    "ORDER BY deletion_id DESC LIMIT $3";
constexpr auto kListBefore =
    kSelect + "WHERE deleted_at <= $1 ORDER BY deleted_at, deletion_id LIMIT $2";
constexpr auto kRemembered = SqlText("(SELECT item_id FROM deletion_item WHERE deletion_id = $1)");

void read(const Row& row, Deletion& to) {
  read_columns(row, 0, to.id, to.workspace_id);
  to.kind = wire::parse_deletable(row.text(2)).value_or(Deletable::label);
  read_columns(row, 3, to.subject_id, to.name, to.owner_id, to.department_id, to.replacement_id,
               to.deleted_by_id, to.deleted_by_name, to.deleted_at);
}

void read_item(const Row& row, DeletionItem& to) { read_columns(row, 0, to.id, to.version); }

void read_number(const Row& row, std::int64_t& to) { to = row.integer(0); }

Status mark(SqlSession& session, const Deletion& deletion, std::optional<Timestamp> since) {
  return execute(session, mark_deleted_sql(deletion.kind), deletion.workspace_id,
                 deletion.subject_id, since);
}

}  // namespace

Status DeletionRows::insert(const Deletion& deletion) {
  return execute(
      session_,
      "INSERT INTO deletion (deletion_id, workspace_id, kind, subject_id, name, owner_id, "
      "department_id, replacement_id, deleted_by_id, deleted_by_name, deleted_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      deletion.id, deletion.workspace_id, wire::to_text(deletion.kind), deletion.subject_id,
      deletion.name, deletion.owner_id, deletion.department_id, deletion.replacement_id,
      deletion.deleted_by_id, deletion.deleted_by_name, deletion.deleted_at);
}

Found<Deletion> DeletionRows::find(WorkspaceId workspace, DeletionId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Rows<Deletion> DeletionRows::list(WorkspaceId workspace, UserId user, Timestamp since, int limit) {
  return list_rows(session_, kList, read, workspace, since, limit, user);
}

Rows<Deletion> DeletionRows::list_before(Timestamp before, int limit) {
  return list_rows(session_, kListBefore, read, before, limit);
}

Status DeletionRows::remove(DeletionId id) {
  RETURN_IF_ERROR(execute(session_, "DELETE FROM deletion_item WHERE deletion_id = $1", id));
  return execute(session_, "DELETE FROM deletion WHERE deletion_id = $1", id);
}

Status DeletionRows::hide(const Deletion& deletion) {
  return mark(session_, deletion, deletion.deleted_at);
}

Status DeletionRows::show(const Deletion& deletion) {
  return mark(session_, deletion, std::nullopt);
}

Result<bool> DeletionRows::is_name_taken(const Deletion& deletion) {
  const auto sql = name_taken_sql(deletion.kind);
  if (!sql) return false;
  ASSIGN_OR_RETURN(const auto found, find_row(session_, *sql, read_number, deletion.workspace_id,
                                              deletion.subject_id));
  return found.has_value();
}

Found<std::int64_t> DeletionRows::count_hanging(WorkspaceId workspace, Deletable kind,
                                                std::int64_t subject) {
  const auto sql = count_hanging_sql(kind);
  if (!sql) return std::nullopt;
  return find_row(session_, *sql, read_number, workspace, subject);
}

Status DeletionRows::remember(DeletionId id, const DeletionItem& item) {
  return execute(session_,
                 "INSERT INTO deletion_item (deletion_id, item_id, version) VALUES ($1, $2, $3)",
                 id, item.id, item.version);
}

Rows<DeletionItem> DeletionRows::list_remembered(DeletionId id) {
  return list_rows(
      session_,
      "SELECT item_id, version FROM deletion_item WHERE deletion_id = $1 ORDER BY item_id",
      read_item, id);
}

Status DeletionRows::take_label_off(DeletionId id, LabelId label) {
  RETURN_IF_ERROR(
      execute(session_,
              "INSERT INTO deletion_item (deletion_id, item_id, version) "
              "SELECT $1, conversation_id, 0 FROM conversation_label WHERE label_id = $2",
              id, label));
  // Between commas every id is ",5,", and taking one away leaves the list well-formed.
  static constexpr auto kTakeOff =
      "UPDATE conversation SET version = version + 1, "
      "label_ids = trim(replace(',' || label_ids || ',', ',' || $2 || ',', ','), ',') "
      "WHERE conversation_id IN " +
      kRemembered;
  RETURN_IF_ERROR(execute(session_, kTakeOff, id, label.to_string()));
  return execute(session_, "DELETE FROM conversation_label WHERE label_id = $1", label);
}

Status DeletionRows::put_label_back(DeletionId id, LabelId label) {
  // Whoever reads the list puts it in order.
  static constexpr auto kPutBack =
      "UPDATE conversation SET version = version + 1, "
      "label_ids = CASE label_ids WHEN '' THEN $2 ELSE label_ids || ',' || $2 END "
      "WHERE conversation_id IN " +
      kRemembered +
      " AND conversation_id NOT IN (SELECT conversation_id FROM conversation_label WHERE label_id "
      "= $3)";
  RETURN_IF_ERROR(execute(session_, kPutBack, id, label.to_string(), label));
  return execute(session_,
                 "INSERT INTO conversation_label (label_id, conversation_id) "
                 "SELECT $2, item_id FROM deletion_item WHERE deletion_id = $1 "
                 "ON CONFLICT DO NOTHING",
                 id, label);
}

Status DeletionRows::take_category_off(DeletionId id, CategoryId category) {
  RETURN_IF_ERROR(execute(session_,
                          "INSERT INTO deletion_item (deletion_id, item_id, version) "
                          "SELECT $1, article_id, 0 FROM article WHERE category_id = $2",
                          id, category));
  return execute(session_, "UPDATE article SET category_id = NULL WHERE category_id = $1",
                 category);
}

Status DeletionRows::put_category_back(DeletionId id, CategoryId category) {
  static constexpr auto kPutBack =
      "UPDATE article SET category_id = $2 WHERE category_id IS NULL AND article_id IN " +
      kRemembered;
  return execute(session_, kPutBack, id, category);
}

Status DeletionRows::doom_blob(std::string_view hash) {
  return execute(session_,
                 "INSERT INTO doomed_blob (hash) VALUES ($1) ON CONFLICT (hash) DO NOTHING", hash);
}

Result<bool> DeletionRows::is_blob_doomed(std::string_view hash) {
  ASSIGN_OR_RETURN(const auto found,
                   get_number(session_, "SELECT count(*) FROM doomed_blob WHERE hash = $1", hash));
  return found > 0;
}

Rows<std::string> DeletionRows::list_doomed_blobs(int limit) {
  return list_rows<std::string>(
      session_, "SELECT hash FROM doomed_blob ORDER BY hash LIMIT $1",
      +[](const Row& row, std::string& to) { to = row.text(0); }, limit);
}

Status DeletionRows::forget_doomed_blob(std::string_view hash) {
  return execute(session_, "DELETE FROM doomed_blob WHERE hash = $1", hash);
}

}  // namespace harken::sql
