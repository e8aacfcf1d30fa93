// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

constexpr auto kColumns = SqlText(
    "file_id, workspace_id, name, type, size, hash, uploaded_by, uploaded_by_identity, "
    "conversation_id, created_at, withheld_at, is_internal");
constexpr auto kFind = "SELECT " + kColumns + " FROM file WHERE file_id = $1";
constexpr auto kTakeOrphans =
    "DELETE FROM file WHERE file_id IN (SELECT file_id FROM file WHERE conversation_id IS NULL "
    "AND created_at < $1 AND NOT EXISTS (SELECT 1 FROM article_file a WHERE a.file_id = "
    "file.file_id) "
    "AND NOT EXISTS (SELECT 1 FROM ticket_file t WHERE t.file_id = file.file_id) "
    "AND NOT EXISTS (SELECT 1 FROM ticket_answer_file n WHERE n.file_id = file.file_id) "
    "AND NOT EXISTS (SELECT 1 FROM pending_reply_file p WHERE p.file_id = file.file_id) "
    "ORDER BY created_at LIMIT $2) RETURNING " +
    kColumns;

void read(const Row& row, File& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.name, to.type, to.size, to.hash, to.uploaded_by,
               to.uploaded_by_identity, to.conversation_id, to.created_at, to.withheld_at,
               to.is_internal);
}

}  // namespace

Found<File> FileRows::find(std::string_view id) { return find_row(session_, kFind, read, id); }

Status FileRows::insert(const File& file) {
  return execute(session_,
                 "INSERT INTO file (file_id, workspace_id, name, type, size, hash, uploaded_by, "
                 "uploaded_by_identity, conversation_id, created_at) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                 file.id, file.workspace_id, file.name, file.type, file.size, file.hash,
                 file.uploaded_by, file.uploaded_by_identity, file.conversation_id,
                 file.created_at);
}

Status FileRows::attach(std::string_view id, ConversationId conversation) {
  return execute(session_, "UPDATE file SET conversation_id = $2 WHERE file_id = $1", id,
                 conversation);
}

Status FileRows::set_internal(std::string_view id, bool is_internal) {
  return execute(session_, "UPDATE file SET is_internal = $2 WHERE file_id = $1", id, is_internal);
}

Status FileRows::withhold(std::string_view id, Timestamp since) {
  return execute(session_, "UPDATE file SET withheld_at = $2 WHERE file_id = $1", id, since);
}

Rows<File> FileRows::take_orphans(Timestamp before, int limit) {
  return list_rows(session_, kTakeOrphans, read, before, limit);
}

Result<bool> FileRows::is_hash_used(std::string_view hash) {
  ASSIGN_OR_RETURN(
      const auto used,
      get_number(session_,
                 "SELECT count(*) FROM (SELECT 1 FROM file WHERE hash = $1 UNION ALL "
                 "SELECT 1 FROM library_item WHERE hash = $1 UNION ALL SELECT 1 FROM inbound "
                 "WHERE payload_hash = $1 AND payload_hash <> '' UNION ALL SELECT 1 FROM "
                 "message_html WHERE hash = $1 "
                 "UNION ALL SELECT 1 FROM contact WHERE photo_hash = $1 AND photo_hash <> '' "
                 "LIMIT 1) AS used",
                 hash));
  return used != 0;
}

Result<std::int64_t> FileRows::bytes_since(IdentityId identity, Timestamp since) {
  return get_number(session_,
                    "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM file "
                    "WHERE uploaded_by_identity = $1 AND created_at >= $2",
                    identity, since);
}

}  // namespace harken::sql
