// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/access_requests.hpp"

#include "app/admin/audit.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/record.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/access_requests.hpp"
#include "core/rules/text.hpp"
#include "ports/access_requests.hpp"

namespace harken::app {

namespace {

Result<Conversation> find_conversation(Tx& tx, const Actor& actor, AccessRequestId id) {
  ASSIGN_OR_RETURN(const auto conversation, tx.access_requests().find(actor.workspace_id, id));
  if (!conversation) return fail_not_found("access request");
  return get_visible(tx, actor, *conversation);
}

// Ours alone and no line in the thread: who asks and is declined is nobody else's story.
Result<Conversation> record_quietly(Tx& tx, Env& env, const Conversation& before,
                                    Conversation after, const Actor& actor, const char* action,
                                    const Access& access) {
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&before, after};
  change.action = action;
  change.actor = &actor;
  change.target = PersonRef{access.user_id, access.user_name};
  change.is_for_customer = false;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return after;
}

Result<Conversation> record_in_thread(Tx& tx, Env& env, const Conversation& before,
                                      Conversation after, const Actor& actor, SystemAction action,
                                      const Access& access, std::optional<AccessLevel> level) {
  SystemLine line{action, {}, access.user_name};
  line.level = level;
  return record(tx, env, before, std::move(after), &actor, std::move(line),
                PersonRef{access.user_id, access.user_name});
}

Audited audited(const Conversation& conversation, const Access& access, NotificationKind kind) {
  const char* action = "conversation.access_granted";
  if (kind == NotificationKind::access_requested) action = "conversation.access_requested";
  if (kind == NotificationKind::access_declined) action = "conversation.access_declined";
  if (kind == NotificationKind::access_revoked) action = "conversation.access_revoked";
  const auto name = "#" + std::to_string(conversation.number) + " · " + access.user_name;
  return {action, conversation.id.to_string(), name};
}

// Tells who asked what has become of it, and the audit log who decided.
Result<Conversation> told(Tx& tx, Env& env, Result<Conversation> changed, const Actor& actor,
                          const Access& access, NotificationKind kind) {
  ASSIGN_OR_RETURN(auto conversation, std::move(changed));
  RETURN_IF_ERROR(audit(tx, env, actor, audited(conversation, access, kind)));
  RETURN_IF_ERROR(notify(tx, env, {access.user_id, kind, conversation, &actor}));
  return conversation;
}

}  // namespace

Result<bool> is_exclusive(Tx& tx, const Conversation& conversation) {
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(conversation.workspace_id, conversation.department_id));
  return department && department->exclusive;
}

Status check_exclusive(Tx& tx, const Conversation& conversation, const Actor& actor) {
  if (!conversation.holder_id || conversation.holder_id == actor.user_id) return {};
  ASSIGN_OR_RETURN(const bool exclusive, is_exclusive(tx, conversation));
  if (!exclusive) return {};
  return fail(Errc::conflict, "exclusive_department", "only the holder writes in this department");
}

Result<Conversation> request_access(Tx& tx, Env& env, const Actor& actor,
                                    const RequestAccess& command) {
  const std::string reason(trim(command.reason));
  RETURN_IF_ERROR(check_text("reason", reason, kMaxReasonLength));
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, command.conversation_id));
  Access access;
  access.id = env.ids.make<AccessRequestId>();
  access.user_id = actor.user_id;
  access.user_name = actor.name;
  access.reason = reason;
  access.asked_at = env.clock.now();
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::request_access(after, actor, access));
  if (!changed) return before;
  RETURN_IF_ERROR(tx.access_requests().insert(actor.workspace_id, access.id, before.id));
  ASSIGN_OR_RETURN(const auto asked, record_quietly(tx, env, before, std::move(after), actor,
                                                    "access_requested", access));
  RETURN_IF_ERROR(
      audit(tx, env, actor, audited(asked, access, NotificationKind::access_requested)));
  RETURN_IF_ERROR(notify(
      tx, env, {asked.holder_id, NotificationKind::access_requested, asked, &actor, reason}));
  return asked;
}

Result<Conversation> grant_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id,
                                  AccessLevel level) {
  ASSIGN_OR_RETURN(const auto before, find_conversation(tx, actor, id));
  ASSIGN_OR_RETURN(const auto access, get_access(before, id));
  ASSIGN_OR_RETURN(const bool exclusive, is_exclusive(tx, before));
  auto after = before;
  ASSIGN_OR_RETURN(const bool changed, harken::grant_access(after, actor, id, level, exclusive));
  if (!changed) return before;
  return told(tx, env,
              record_in_thread(tx, env, before, std::move(after), actor,
                               SystemAction::access_granted, access, level),
              actor, access, NotificationKind::access_granted);
}

Result<Conversation> decline_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id) {
  ASSIGN_OR_RETURN(const auto before, find_conversation(tx, actor, id));
  ASSIGN_OR_RETURN(const auto access, get_access(before, id));
  if (access.level) return fail(Errc::conflict, "already_decided", "it has been granted");
  auto after = before;
  RETURN_IF_ERROR(end_access(after, actor, id));
  return told(tx, env,
              record_quietly(tx, env, before, std::move(after), actor, "access_declined", access),
              actor, access, NotificationKind::access_declined);
}

Result<Conversation> revoke_access(Tx& tx, Env& env, const Actor& actor, AccessRequestId id) {
  ASSIGN_OR_RETURN(const auto before, find_conversation(tx, actor, id));
  ASSIGN_OR_RETURN(const auto access, get_access(before, id));
  if (!access.level) return fail(Errc::conflict, "not_granted", "nobody has granted it yet");
  auto after = before;
  RETURN_IF_ERROR(end_access(after, actor, id));
  return told(tx, env,
              record_in_thread(tx, env, before, std::move(after), actor,
                               SystemAction::access_revoked, access, std::nullopt),
              actor, access, NotificationKind::access_revoked);
}

}  // namespace harken::app
