// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/pending_reply_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"
#include "wire/pending_reply.hpp"

namespace harken::sql {
namespace {

// The ids of messages and of these come from one clock.
constexpr auto kSelect = SqlText(
    "SELECT pending_reply_id, workspace_id, conversation_id, user_id, user_name, client_id, kind, "
    "text, attachments, extra, form_id, article_id, article_language, channel_id, send_at, "
    "created_at, version, EXISTS (SELECT 1 FROM message m "
    "WHERE m.conversation_id = p.conversation_id AND m.message_id > p.pending_reply_id "
    "AND m.sender = 'customer') FROM pending_reply p ");
constexpr auto kFind = kSelect + "WHERE pending_reply_id = $2 AND workspace_id = $1";
constexpr auto kFindByClientId =
    kSelect + "WHERE conversation_id = $1 AND user_id = $2 AND client_id = $3";
constexpr auto kList = kSelect + "WHERE conversation_id = $1 ORDER BY send_at, pending_reply_id";
constexpr auto kDue = kSelect + "WHERE send_at <= $1 ORDER BY send_at, pending_reply_id LIMIT $2";

void read(const Row& row, PendingReply& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.conversation_id, to.user_id, to.user_name,
               to.client_id);
  to.kind =
      row.text(6) == wire::to_text(PendingKind::later) ? PendingKind::later : PendingKind::undo;
  read_column(row, 7, to.text);
  to.attachments = wire::load_files(row.text(8));
  Message extra;
  if (!row.is_null(9)) wire::load_extra(row.text(9), extra);
  to.reply_to_id = extra.reply_to_id;
  to.mail = std::move(extra.mail);
  to.document = std::move(extra.document);
  read_columns(row, 10, to.form_id, to.article_id, to.article_language, to.channel_id, to.send_at,
               to.created_at, to.version, to.customer_wrote);
}

void read_conversation(const Row& row, ConversationId& to) { read_column(row, 0, to); }

std::optional<std::string> extra_of(const PendingReply& reply) {
  Message extra;
  extra.reply_to_id = reply.reply_to_id;
  extra.mail = reply.mail;
  extra.document = reply.document;
  return wire::store_extra(extra);
}

}  // namespace

Result<bool> PendingReplyRows::insert(const PendingReply& reply) {
  const std::string files =
      reply.attachments.empty() ? std::string() : wire::store_files(reply.attachments);
  ASSIGN_OR_RETURN(
      const auto inserted,
      change(session_,
             "INSERT INTO pending_reply (pending_reply_id, workspace_id, conversation_id, user_id, "
             "user_name, client_id, kind, text, attachments, extra, form_id, article_id, "
             "article_language, channel_id, send_at, created_at, version) VALUES ($1, $2, $3, $4, "
             "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING",
             reply.id, reply.workspace_id, reply.conversation_id, reply.user_id, reply.user_name,
             reply.client_id, wire::to_text(reply.kind), reply.text, files, extra_of(reply),
             reply.form_id, reply.article_id, reply.article_language, reply.channel_id,
             reply.send_at, reply.created_at, reply.version));
  if (inserted == 0) return false;
  for (const auto& file : reply.attachments) {
    ASSIGN_OR_RETURN(const auto kept,
                     change(session_,
                            "INSERT INTO pending_reply_file (file_id, pending_reply_id) "
                            "VALUES ($1, $2) ON CONFLICT DO NOTHING",
                            file.id, reply.id));
    if (kept == 0) return false;
  }
  return true;
}

Found<PendingReply> PendingReplyRows::find(WorkspaceId workspace, PendingReplyId id) {
  return find_row(session_, kFind, read, workspace, id);
}

Found<PendingReply> PendingReplyRows::find_by_client_id(ConversationId conversation, UserId user,
                                                        std::string_view client_id) {
  return find_row(session_, kFindByClientId, read, conversation, user, client_id);
}

Rows<PendingReply> PendingReplyRows::list(ConversationId conversation) {
  return list_rows(session_, kList, read, conversation);
}

Rows<PendingReply> PendingReplyRows::list_due(Timestamp now, int limit) {
  return list_rows(session_, kDue, read, now, limit);
}

Found<ConversationId> PendingReplyRows::conversation_of_file(std::string_view file_id) {
  return find_row(session_,
                  "SELECT p.conversation_id FROM pending_reply_file f JOIN pending_reply p "
                  "ON p.pending_reply_id = f.pending_reply_id WHERE f.file_id = $1",
                  read_conversation, file_id);
}

Result<bool> PendingReplyRows::update(const PendingReply& reply, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE pending_reply SET kind = $3, send_at = $4, version = $5 "
             "WHERE pending_reply_id = $1 AND version = $2",
             reply.id, old_version, wire::to_text(reply.kind), reply.send_at, reply.version));
  return changed > 0;
}

Result<bool> PendingReplyRows::remove(PendingReplyId id, std::int64_t version) {
  ASSIGN_OR_RETURN(
      const auto removed,
      change(session_, "DELETE FROM pending_reply WHERE pending_reply_id = $1 AND version = $2", id,
             version));
  if (removed == 0) return false;
  RETURN_IF_ERROR(
      execute(session_, "DELETE FROM pending_reply_file WHERE pending_reply_id = $1", id));
  return true;
}

}  // namespace harken::sql
