// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/canned_replies.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "core/rules/document.hpp"
#include "core/rules/placeholders.hpp"
#include "core/rules/text.hpp"
#include "ports/canned_replies.hpp"
#include "wire/composer.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kMaxShortcut = 30;

Status check_shortcut(std::string_view shortcut) {
  RETURN_IF_ERROR(check_line("shortcut", shortcut, kMaxShortcut));
  if (shortcut.find_first_of(" /") != std::string_view::npos)
    return fail_invalid("shortcut", "a shortcut is one word without a slash");
  return {};
}

Status apply_place(Tx& tx, const Actor& actor, const EditCannedReply& command, CannedReply& reply) {
  const auto scope = command.scope.value_or(reply.scope);
  const bool is_kept = !command.scope && !command.department_id && command.id;
  if (is_kept) return {};
  const auto department = command.department_id.value_or(reply.department_id);
  if (scope == CannedScope::department) {
    ASSIGN_OR_RETURN(const auto found, tx.departments().find(reply.workspace_id, department));
    if (!found) return fail_invalid("department_id", "no such department");
  } else if (command.department_id) {
    return fail_invalid("department_id", "only with the scope department");
  }
  reply.scope = scope;
  reply.owner_id = scope == CannedScope::personal ? actor.user_id : UserId{};
  reply.department_id = scope == CannedScope::department ? department : DepartmentId{};
  return {};
}

Status apply_text(const std::string& text, CannedReply& reply) {
  reply.text = trim(text);
  if (reply.text.empty()) return fail_invalid("text", "text must not be empty");
  RETURN_IF_ERROR(check_text("text", reply.text, kMaxCannedText));
  return check_placeholders("text", reply.text);
}

// A picture is somebody's upload, and can be sent once.
Status apply_document(const Document& document, CannedReply& reply) {
  RETURN_IF_ERROR(check_message_document(document));
  if (!pictures_in(document).empty())
    return fail_invalid("document", "a ready answer has no pictures");
  RETURN_IF_ERROR(check_placeholders("document", document));
  RETURN_IF_ERROR(apply_text(plain_text(document), reply));
  reply.document = document;
  return {};
}

Status apply_words(const EditCannedReply& command, CannedReply& reply) {
  if (command.name) {
    ASSIGN_OR_RETURN(reply.name, check_name("name", *command.name, 80));
  }
  if (command.shortcut) {
    reply.shortcut = to_lower_ascii(trim(*command.shortcut));
    RETURN_IF_ERROR(check_shortcut(reply.shortcut));
  }
  if (command.text && command.document)
    return fail_invalid("document", "a text or a document, not both");
  if (command.document) return apply_document(*command.document, reply);
  if (!command.text) return {};
  reply.document.reset();
  return apply_text(*command.text, reply);
}

Status apply(Tx& tx, const Actor& actor, const EditCannedReply& command, CannedReply& reply) {
  RETURN_IF_ERROR(apply_place(tx, actor, command, reply));
  if (!can_edit(actor, reply))
    return fail(Errc::forbidden, "forbidden", "supervisors and admins keep the replies of others");
  RETURN_IF_ERROR(apply_words(command, reply));
  ASSIGN_OR_RETURN(const auto rival, tx.canned_replies().find_rival(reply));
  if (rival) return fail(Errc::conflict, "already_exists", "this shortcut is taken", "shortcut");
  return {};
}

Status announce(Tx& tx, Env& env, const CannedReply& reply) {
  return append_event_for(tx, env, reply.workspace_id, audience_of(reply), "canned_reply.updated",
                          {{"canned_reply", wire::encode(reply)}});
}

// What people keep for themselves is their own affair.
Status audit_shared(Tx& tx, Env& env, const Actor& actor, const CannedReply* before,
                    const CannedReply& after) {
  if (after.scope == CannedScope::personal) return {};
  return audit(
      tx, env, actor,
      {before ? "canned_reply.updated" : "canned_reply.created", after.id.to_string(), after.name,
       before ? wire::encode(*before) : boost::json::value(nullptr), wire::encode(after)});
}

Status announce_gone(Tx& tx, Env& env, const CannedReply& reply) {
  return append_event_for(tx, env, reply.workspace_id, audience_of(reply), "canned_reply.deleted",
                          {{"canned_reply_id", reply.id.to_string()}});
}

// What others keep to themselves does not exist for the actor.
Result<CannedReply> get_editable(Tx& tx, const Actor& actor, CannedReplyId id) {
  ASSIGN_OR_RETURN(const auto reply, tx.canned_replies().find(actor.workspace_id, id));
  if (!reply || !can_see(actor, audience_of(*reply))) return fail_not_found("canned reply");
  if (!can_edit(actor, *reply))
    return fail(Errc::forbidden, "forbidden", "supervisors and admins keep the replies of others");
  return *reply;
}

bool is_elsewhere(const CannedReply& a, const CannedReply& b) {
  return a.scope != b.scope || a.owner_id != b.owner_id || a.department_id != b.department_id;
}

Status check_room(Tx& tx, const CannedReply& reply) {
  ASSIGN_OR_RETURN(const auto count, tx.canned_replies().count_beside(reply));
  if (count < kMaxCannedBeside) return {};
  return fail(Errc::conflict, "limit_reached", "there are 500 canned replies here already");
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto reply, get_editable(tx, actor, CannedReplyId(deletion.subject_id)));
  ASSIGN_OR_RETURN(const auto count, tx.canned_replies().count_beside(reply));
  if (count > kMaxCannedBeside) return fail_no_room();
  return announce(tx, env, reply);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.canned_replies().remove(deletion.workspace_id, CannedReplyId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kCannedReplyDeletion{Deletable::canned_reply,
                                                  Action::edit_canned_replies, bring_back, purge};

Result<CannedReply> create_canned_reply(Tx& tx, Env& env, const Actor& actor,
                                        const EditCannedReply& command) {
  CannedReply reply;
  reply.id = env.ids.make<CannedReplyId>();
  reply.workspace_id = actor.workspace_id;
  RETURN_IF_ERROR(apply(tx, actor, command, reply));
  RETURN_IF_ERROR(check_room(tx, reply));
  RETURN_IF_ERROR(tx.canned_replies().insert(reply));
  RETURN_IF_ERROR(announce(tx, env, reply));
  RETURN_IF_ERROR(audit_shared(tx, env, actor, nullptr, reply));
  return reply;
}

Result<CannedReply> update_canned_reply(Tx& tx, Env& env, const Actor& actor,
                                        const EditCannedReply& command) {
  ASSIGN_OR_RETURN(const auto before, get_editable(tx, actor, command.id));
  if (before.version != command.version) return version_conflict(wire::encode(before));
  auto reply = before;
  RETURN_IF_ERROR(apply(tx, actor, command, reply));
  const bool has_moved = is_elsewhere(before, reply);
  if (has_moved) RETURN_IF_ERROR(check_room(tx, reply));
  reply.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.canned_replies().update(reply, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  // Who saw it where it was and does not see it now forgets it; the others see it come back.
  if (has_moved) RETURN_IF_ERROR(announce_gone(tx, env, before));
  RETURN_IF_ERROR(announce(tx, env, reply));
  RETURN_IF_ERROR(audit_shared(tx, env, actor, &before, reply));
  return reply;
}

Result<Deletion> delete_canned_reply(Tx& tx, Env& env, const Actor& actor, CannedReplyId id) {
  ASSIGN_OR_RETURN(const auto reply, get_editable(tx, actor, id));
  ASSIGN_OR_RETURN(const auto deletion, move_to_deleted(tx, env, actor,
                                                        {.kind = Deletable::canned_reply,
                                                         .subject_id = id.value(),
                                                         .name = reply.name,
                                                         .owner_id = reply.owner_id,
                                                         .department_id = reply.department_id}));
  RETURN_IF_ERROR(announce_gone(tx, env, reply));
  return deletion;
}

}  // namespace harken::app
