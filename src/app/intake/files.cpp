// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/files.hpp"

#include <algorithm>

#include "app/conversation/change.hpp"
#include "app/intake/doomed_blobs.hpp"
#include "app/ticket/entries.hpp"
#include "core/rules/text.hpp"
#include "ports/knowledge_store.hpp"
#include "ports/pending_replies.hpp"

namespace harken::app {

Result<File> add_file(Tx& tx, Env& env, const AddFile& command) {
  if (command.uploaded_by_identity) {
    const auto now = env.clock.now();
    ASSIGN_OR_RETURN(const auto used, tx.files().bytes_since(command.uploaded_by_identity,
                                                             now.plus_seconds(-86'400)));
    if (used + command.size > kVisitorBytesPerDay) {
      auto failure = fail(Errc::limit, "rate_limited", "too many files for one day");
      failure.error().retry_after_seconds = 3'600;
      return failure;
    }
  }
  return add_received_file(tx, env, command);
}

Result<File> add_received_file(Tx& tx, Env& env, const AddFile& command) {
  RETURN_IF_ERROR(check_not_doomed(tx, command.hash));
  File file;
  std::array<unsigned char, 16> bytes{};
  env.random.fill(bytes);
  constexpr char kHex[] = "0123456789abcdef";
  for (const auto byte : bytes) {
    file.id.push_back(kHex[byte >> 4]);
    file.id.push_back(kHex[byte & 15]);
  }
  file.workspace_id = command.workspace_id;
  file.name = command.name;
  file.type = command.type;
  file.size = command.size;
  file.hash = command.hash;
  file.uploaded_by = command.uploaded_by;
  file.uploaded_by_identity = command.uploaded_by_identity;
  file.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.files().insert(file));
  return file;
}

Result<File> get_file_for(Tx& tx, const Actor& actor, std::string_view id) {
  ASSIGN_OR_RETURN(const auto file, tx.files().find(id));
  if (!file || file->workspace_id != actor.workspace_id) return fail_not_found("file");
  if (file->uploaded_by == actor.user_id) return *file;
  if (file->withheld_at && !can_oversee(actor)) return fail_not_found("file");
  if (!file->conversation_id) {
    ASSIGN_OR_RETURN(const auto waits_in, tx.pending_replies().conversation_of_file(id));
    if (waits_in && check_visible(tx, actor, *waits_in)) return *file;
    ASSIGN_OR_RETURN(const bool is_in_article, tx.articles().has_file(actor.workspace_id, id));
    if (!is_in_article) RETURN_IF_ERROR(check_ticket_file(tx, actor, id));
    return *file;
  }
  if (!check_visible(tx, actor, file->conversation_id)) return fail_not_found("file");
  return *file;
}

Result<File> get_file_for_visitor(Tx& tx, const VisitorSession& visitor, std::string_view id) {
  ASSIGN_OR_RETURN(const auto file, tx.files().find(id));
  if (!file || file->workspace_id != visitor.workspace_id || file->withheld_at || file->is_internal)
    return fail_not_found("file");
  const bool is_sent = bool(file->conversation_id);
  if (is_sent && !visitor.sees(file->conversation_id)) return fail_not_found("file");
  if (file->uploaded_by_identity == visitor.identity_id) return *file;
  if (!is_sent) return fail_not_found("file");
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(visitor.workspace_id, file->conversation_id));
  if (!conversation || conversation->identity_id != visitor.identity_id)
    return fail_not_found("file");
  return *file;
}

}  // namespace harken::app
