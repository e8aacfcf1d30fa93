// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/take_edit.hpp"

#include <algorithm>

#include "app/intake/files.hpp"
#include "core/rules/parts.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

using FileList = std::vector<File>;

std::vector<std::string> ids_of(const FileList& files) {
  std::vector<std::string> ids;
  for (const auto& file : files) ids.push_back(file.id);
  return ids;
}

// A row of a message knows its files without their bytes' hash.
Result<FileList> with_hashes(Tx& tx, FileList files) {
  for (auto& file : files) {
    ASSIGN_OR_RETURN(const auto stored, tx.files().find(file.id));
    if (stored) file.hash = stored->hash;
  }
  return files;
}

Result<File> add_file(Tx& tx, Env& env, const Message& message, const File& file) {
  ASSIGN_OR_RETURN(auto added, add_received_file(tx, env,
                                                 {message.workspace_id,
                                                  {},
                                                  message.identity_id,
                                                  file.name,
                                                  file.type,
                                                  file.hash,
                                                  file.size}));
  RETURN_IF_ERROR(tx.files().attach(added.id, message.conversation_id));
  return added;
}

// What came, under the ids of `before` where it was there already. An edit that brings none has
// changed the words alone.
Result<FileList> files_after(Tx& tx, Env& env, const TakeIn& command, const Message& message,
                             const FileList& before) {
  if (command.files.empty()) return before;
  ASSIGN_OR_RETURN(const auto known, with_hashes(tx, before));
  FileList files;
  for (const auto& file : command.files) {
    const auto same = std::ranges::find(known, file.hash, &File::hash);
    if (same != known.end()) {
      files.push_back(*same);
      continue;
    }
    ASSIGN_OR_RETURN(auto added, add_file(tx, env, message, file));
    files.push_back(std::move(added));
  }
  return files;
}

FileList files_of(const Message& message, const MessagePart& part) {
  FileList files;
  for (const auto& file : message.attachments)
    if (std::ranges::find(part.file_ids, file.id) != part.file_ids.end()) files.push_back(file);
  return files;
}

// In the place of the part's earlier ones, among those of the others.
FileList replaced_in(const Message& message, const MessagePart& part, const FileList& now) {
  FileList files;
  for (const auto& each : message.parts) {
    const auto own = &each == &part ? now : files_of(message, each);
    files.insert(files.end(), own.begin(), own.end());
  }
  return files;
}

Status edit_part(Tx& tx, Env& env, const TakeIn& command, Message& message, MessagePart& part) {
  ASSIGN_OR_RETURN(const auto now, files_after(tx, env, command, message, files_of(message, part)));
  message.attachments = replaced_in(message, part, now);
  part.text = clean_text(command.inbound.text);
  part.marks = command.inbound.marks;
  part.file_ids = ids_of(now);
  spell_parts(message);
  return {};
}

// Of one that was put together before its parts were known, nobody can tell whose its files are.
Status edit_whole(Tx& tx, Env& env, const TakeIn& command, Message& message) {
  message.text = clean_text(command.inbound.text);
  message.marks = command.inbound.marks;
  ASSIGN_OR_RETURN(const auto names,
                   tx.message_names().list_of_message(command.channel.id, message.id));
  if (names.size() > 1) return {};
  ASSIGN_OR_RETURN(message.attachments,
                   files_after(tx, env, command, message, message.attachments));
  return {};
}

}  // namespace

Result<bool> apply_edit(Tx& tx, Env& env, const TakeIn& command, Message& message) {
  const auto before = message;
  auto* part = find_part(message, command.inbound.external_id);
  RETURN_IF_ERROR(part ? edit_part(tx, env, command, message, *part)
                       : edit_whole(tx, env, command, message));
  return message.text != before.text || message.marks != before.marks ||
         ids_of(message.attachments) != ids_of(before.attachments);
}

}  // namespace harken::app
