// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/composer_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "wire/composer.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect =
    SqlText("SELECT form_id, workspace_id, name, title, fields, version FROM form ");
constexpr auto kList = kSelect + "WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY form_id";
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND form_id = $2 AND deleted_at IS NULL";

void read(const Row& row, Form& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.title);
  to.fields = wire::load_fields(row.text(4));
  read_column(row, 5, to.version);
}

void read_talk(const Row& row, OpenTalk& to) {
  read_column(row, 0, to.identity_id);
  to.answer = wire::load_form_answer(row.text(1));
  read_columns(row, 2, to.misfits, to.started_at);
}

}  // namespace

Found<OpenTalk> FormRows::find_talk(IdentityId identity) {
  return find_row(
      session_,
      "SELECT identity_id, answers, misfits, started_at FROM form_talk WHERE identity_id = $1",
      read_talk, identity);
}

Status FormRows::keep_talk(const OpenTalk& talk) {
  return execute(session_,
                 "INSERT INTO form_talk (identity_id, message_id, answers, misfits, started_at) "
                 "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (identity_id) DO UPDATE SET "
                 "message_id = excluded.message_id, answers = excluded.answers, "
                 "misfits = excluded.misfits, "
                 "started_at = excluded.started_at",
                 talk.identity_id, talk.answer.message_id, wire::store_form_answer(talk.answer),
                 talk.misfits, talk.started_at);
}

Status FormRows::end_talk(IdentityId identity) {
  return execute(session_, "DELETE FROM form_talk WHERE identity_id = $1", identity);
}

Rows<Form> FormRows::list(WorkspaceId workspace) {
  return list_rows(session_, kList, read, workspace);
}

Found<Form> FormRows::find(WorkspaceId workspace, FormId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Status FormRows::insert(const Form& form) {
  return execute(session_,
                 "INSERT INTO form (form_id, workspace_id, name, title, fields, version) "
                 "VALUES ($1, $2, $3, $4, $5, $6)",
                 form.id, form.workspace_id, form.name, form.title, wire::store_fields(form.fields),
                 form.version);
}

Result<bool> FormRows::update(const Form& form, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE form SET name = $3, title = $4, fields = $5, version = $6 "
                          "WHERE form_id = $1 AND version = $2",
                          form.id, old_version, form.name, form.title,
                          wire::store_fields(form.fields), form.version));
  return changed > 0;
}

Status FormRows::remove(WorkspaceId workspace, FormId id) {
  return execute(session_, "DELETE FROM form WHERE workspace_id = $1 AND form_id = $2", workspace,
                 id);
}

Result<std::int64_t> FormRows::end_talks(Timestamp before, int limit) {
  return change(session_,
                "DELETE FROM form_talk WHERE identity_id IN (SELECT identity_id FROM form_talk "
                "WHERE started_at < $1 LIMIT $2)",
                before, limit);
}

}  // namespace harken::sql
