// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/library.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/intake/files.hpp"
#include "core/rules/text.hpp"
#include "ports/deletions.hpp"
#include "ports/library.hpp"
#include "wire/composer.hpp"

namespace harken::app {

namespace {

Status apply(LibraryItem& item, const std::optional<std::string>& name,
             const std::optional<std::string>& folder) {
  if (name) {
    ASSIGN_OR_RETURN(item.name, check_name("name", *name, 120));
  }
  if (folder) {
    item.folder = trim(*folder);
    RETURN_IF_ERROR(check_line("folder", item.folder, 60));
  }
  return {};
}

Status announce(Tx& tx, Env& env, const LibraryItem& item) {
  return append_workspace_event(tx, env, item.workspace_id, "library_item.updated",
                                {{"library_item", wire::encode(item)}});
}

Result<LibraryItem> get(Tx& tx, const Actor& actor, LibraryItemId id) {
  ASSIGN_OR_RETURN(const auto item, tx.library().find(actor.workspace_id, id));
  if (!item) return fail_not_found("item of the library");
  return *item;
}

AddFile upload_of(const LibraryItem& item, UserId user) {
  return {item.workspace_id, user, {}, item.name, item.type, item.hash, item.size};
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto count, tx.library().count(actor.workspace_id));
  if (count > kMaxLibraryItems) return fail_no_room();
  ASSIGN_OR_RETURN(const auto item, get(tx, actor, LibraryItemId(deletion.subject_id)));
  return announce(tx, env, item);
}

// Its bytes become an upload that nobody sends: housekeeping takes them away when nothing else has
// them.
Status purge(Tx& tx, Env& env, const Deletion& deletion) {
  const LibraryItemId id(deletion.subject_id);
  RETURN_IF_ERROR(tx.deletions().show(deletion));
  ASSIGN_OR_RETURN(const auto item, tx.library().find(deletion.workspace_id, id));
  if (!item) return {};
  RETURN_IF_ERROR(tx.library().remove(deletion.workspace_id, id));
  RETURN_IF_ERROR(add_file(tx, env, upload_of(*item, item->added_by)));
  return {};
}

}  // namespace

constinit const DeletionKind kLibraryItemDeletion{Deletable::library_item, Action::edit_library,
                                                  bring_back, purge};

Result<LibraryItem> add_library_item(Tx& tx, Env& env, const Actor& actor,
                                     const AddLibraryItem& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  ASSIGN_OR_RETURN(const auto file, tx.files().find(command.file_id));
  const bool is_own = file && file->workspace_id == actor.workspace_id &&
                      file->uploaded_by == actor.user_id && !file->conversation_id;
  if (!is_own) return fail_invalid("file_id", "no such upload, or already sent");
  ASSIGN_OR_RETURN(const auto count, tx.library().count(actor.workspace_id));
  if (count >= kMaxLibraryItems)
    return fail(Errc::conflict, "limit_reached", "the library holds 5,000 items already");
  LibraryItem item;
  item.id = env.ids.make<LibraryItemId>();
  item.workspace_id = actor.workspace_id;
  item.name = file->name;
  item.type = file->type;
  item.size = file->size;
  item.hash = file->hash;
  item.added_by = actor.user_id;
  item.created_at = env.clock.now();
  RETURN_IF_ERROR(apply(item, command.name, command.folder));
  RETURN_IF_ERROR(tx.library().insert(item));
  RETURN_IF_ERROR(announce(tx, env, item));
  return item;
}

Result<LibraryItem> update_library_item(Tx& tx, Env& env, const Actor& actor,
                                        const EditLibraryItem& command) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  ASSIGN_OR_RETURN(auto item, get(tx, actor, command.id));
  if (item.version != command.version) return version_conflict(wire::encode(item));
  RETURN_IF_ERROR(apply(item, command.name, command.folder));
  item.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.library().update(item, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, item));
  return item;
}

Result<Deletion> delete_library_item(Tx& tx, Env& env, const Actor& actor, LibraryItemId id) {
  RETURN_IF_ERROR(require(actor, Action::edit_library));
  ASSIGN_OR_RETURN(const auto item, get(tx, actor, id));
  ASSIGN_OR_RETURN(
      const auto deletion,
      move_to_deleted(tx, env, actor, {Deletable::library_item, id.value(), item.name}));
  RETURN_IF_ERROR(append_workspace_event(tx, env, actor.workspace_id, "library_item.deleted",
                                         {{"library_item_id", id.to_string()}}));
  return deletion;
}

Result<File> take_from_library(Tx& tx, Env& env, const Actor& actor, LibraryItemId id) {
  ASSIGN_OR_RETURN(const auto item, get(tx, actor, id));
  return add_file(tx, env, upload_of(item, actor.user_id));
}

Result<File> get_library_file(Tx& tx, const Actor& actor, LibraryItemId id) {
  ASSIGN_OR_RETURN(const auto item, get(tx, actor, id));
  File file;
  file.name = item.name;
  file.type = item.type;
  file.size = item.size;
  file.hash = item.hash;
  return file;
}

}  // namespace harken::app
