// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/message_body.hpp"

#include <algorithm>

#include "core/rules/text.hpp"
#include "ports/pending_replies.hpp"

namespace harken::app {

Status check_body(std::string_view client_id, std::string_view text,
                  const std::vector<std::string>& attachment_ids) {
  RETURN_IF_ERROR(check_client_id(client_id));
  RETURN_IF_ERROR(check_text("text", text, kMaxTextLength));
  if (attachment_ids.size() > kMaxAttachments)
    return fail_invalid("attachments", "at most 10 attachments");
  if (attachment_ids.empty() && trim(text).empty())
    return fail_invalid("text", "a message needs text or an attachment");
  return {};
}

Result<std::vector<File>> find_attachments(Tx& tx, const Author& author, WorkspaceId workspace,
                                           const std::vector<std::string>& attachment_ids) {
  std::vector<File> files;
  for (const auto& id : attachment_ids) {
    ASSIGN_OR_RETURN(auto file, tx.files().find(id));
    const bool is_own = file && file->workspace_id == workspace &&
                        file->uploaded_by == author.user_id &&
                        file->uploaded_by_identity == author.identity_id;
    ASSIGN_OR_RETURN(const auto waits_in, tx.pending_replies().conversation_of_file(id));
    const bool is_free = is_own && !file->conversation_id && !waits_in;
    const bool is_twice = std::ranges::find(files, id, &File::id) != files.end();
    if (!is_free || is_twice) return fail_invalid("attachments", "no such upload, or already sent");
    files.push_back(*std::move(file));
  }
  return files;
}

Result<std::vector<File>> take_attachments(Tx& tx, const Author& author, WorkspaceId workspace,
                                           ConversationId conversation,
                                           const std::vector<std::string>& attachment_ids) {
  ASSIGN_OR_RETURN(auto files, find_attachments(tx, author, workspace, attachment_ids));
  for (const auto& id : attachment_ids) RETURN_IF_ERROR(tx.files().attach(id, conversation));
  return files;
}

Result<Message> same_or_conflict(const std::optional<Message>& earlier, std::string_view text,
                                 const std::vector<std::string>& attachment_ids) {
  if (!earlier) return fail(Errc::internal, "internal", "a duplicate without its original");
  const bool has_same_files =
      std::ranges::equal(earlier->attachments, attachment_ids, {}, &File::id);
  if (earlier->text != text || !has_same_files)
    return fail(Errc::conflict, "client_id_conflict", "this client_id was used for another message",
                "client_id");
  return *earlier;
}

}  // namespace harken::app
