// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/deletions.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "ports/deletions.hpp"
#include "wire/deletion.hpp"

namespace harken::app {

namespace {

constexpr int kMostListed = 1'000;
constexpr int kPurgedAtOnce = 50;

const DeletionKind& kind_of(Deletable kind) {
  static constexpr const DeletionKind* kKinds[] = {
      &kLabelDeletion,         &kRoleDeletion,
      &kStatusDeletion,        &kCannedReplyDeletion,
      &kFormDeletion,          &kLibraryItemDeletion,
      &kKnowledgeBaseDeletion, &kCategoryDeletion,
      &kArticleDeletion,       &kContactAttributeDeletion,
      &kSavedViewDeletion,     &kTicketDeletion,
      &kChannelDeletion,       &kTicketStatusDeletion};
  return **std::ranges::find_if(kKinds, [kind](const auto* each) { return each->kind == kind; });
}

// What others kept to themselves does not exist for the actor.
bool is_known_to(const Actor& actor, const Deletion& deletion) {
  if (deletion.owner_id) return deletion.owner_id == actor.user_id;
  return !deletion.department_id || can_let_into(actor, deletion.department_id);
}

bool may_restore(const Actor& actor, const Deletion& deletion) {
  if (!is_known_to(actor, deletion)) return false;
  return deletion.owner_id || actor.scope_of(kind_of(deletion.kind).right) >= Scope::department;
}

Timestamp oldest(Env& env) { return env.clock.now().plus_seconds(-kRestoreSeconds); }

Status note(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion, const char* happened,
            boost::json::value before) {
  if (deletion.owner_id) return {};
  const auto action = std::string(wire::to_text(deletion.kind)) + "." + happened;
  return audit(tx, env, actor,
               {action.c_str(), std::to_string(deletion.subject_id), deletion.name,
                std::move(before), nullptr});
}

Result<Deletion> get_restorable(Tx& tx, Env& env, const Actor& actor, DeletionId id) {
  ASSIGN_OR_RETURN(const auto deletion, tx.deletions().find(actor.workspace_id, id));
  const bool is_there = deletion && deletion->deleted_at > oldest(env);
  if (!is_there || !is_known_to(actor, *deletion)) return fail_not_found("deletion");
  if (!may_restore(actor, *deletion))
    return fail(Errc::forbidden, "forbidden", "your rights do not include this");
  ASSIGN_OR_RETURN(const bool is_taken, tx.deletions().is_name_taken(*deletion));
  if (is_taken) return fail(Errc::conflict, "already_exists", "something has its name now", "name");
  return *deletion;
}

}  // namespace

Result<Deletion> move_to_deleted(Tx& tx, Env& env, const Actor& actor, Deleting what) {
  const Deletion deletion{env.ids.make<DeletionId>(),
                          actor.workspace_id,
                          what.kind,
                          what.subject_id,
                          std::move(what.name),
                          what.owner_id,
                          what.department_id,
                          what.replacement_id,
                          actor.user_id,
                          actor.name,
                          env.clock.now()};
  RETURN_IF_ERROR(tx.deletions().insert(deletion));
  RETURN_IF_ERROR(tx.deletions().hide(deletion));
  RETURN_IF_ERROR(note(tx, env, actor, deletion, "deleted", std::move(what.before)));
  return deletion;
}

Rows<Deletion> list_deletions(Tx& tx, Env& env, const Actor& actor) {
  ASSIGN_OR_RETURN(
      auto all, tx.deletions().list(actor.workspace_id, actor.user_id, oldest(env), kMostListed));
  std::erase_if(all, [&](const Deletion& each) { return !may_restore(actor, each); });
  return all;
}

Status restore_deletion(Tx& tx, Env& env, const Actor& actor, DeletionId id) {
  ASSIGN_OR_RETURN(const auto deletion, get_restorable(tx, env, actor, id));
  RETURN_IF_ERROR(tx.deletions().show(deletion));
  RETURN_IF_ERROR(kind_of(deletion.kind).bring_back(tx, env, actor, deletion));
  RETURN_IF_ERROR(tx.deletions().remove(id));
  return note(tx, env, actor, deletion, "restored", nullptr);
}

Result<std::int64_t> count_hanging(Tx& tx, const Actor& actor, Deletable kind, std::int64_t id) {
  RETURN_IF_ERROR(require(actor, kind_of(kind).right));
  ASSIGN_OR_RETURN(const auto count, tx.deletions().count_hanging(actor.workspace_id, kind, id));
  if (!count) return fail_not_found(wire::to_text(kind));
  return *count;
}

Result<bool> purge_deletions(Tx& tx, Env& env) {
  ASSIGN_OR_RETURN(const auto old, tx.deletions().list_before(oldest(env), kPurgedAtOnce));
  for (const auto& deletion : old) {
    RETURN_IF_ERROR(kind_of(deletion.kind).purge(tx, env, deletion));
    RETURN_IF_ERROR(tx.deletions().remove(deletion.id));
  }
  return std::ssize(old) == kPurgedAtOnce;
}

std::unexpected<Error> fail_no_room() {
  return fail(Errc::conflict, "too_many", "there are as many as there may be already");
}

}  // namespace harken::app
