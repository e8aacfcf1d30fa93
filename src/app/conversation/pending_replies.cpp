// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/pending_replies.hpp"

#include <algorithm>

#include "app/admin/admin_event.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/compose_reply.hpp"
#include "app/conversation/pending_sending.hpp"
#include "app/conversation/rich_reply.hpp"
#include "core/rules/holding.hpp"
#include "core/rules/pending_reply.hpp"
#include "core/rules/transitions.hpp"
#include "ports/pending_replies.hpp"
#include "wire/pending_reply.hpp"

namespace harken::app {

namespace {

Status check_time(const HoldReply& command, Timestamp now) {
  if (command.send_at) return check_send_at(*command.send_at, now);
  if (command.undo_seconds >= 1 && command.undo_seconds <= kLongestUndoSeconds) return {};
  return fail_invalid("undo_seconds", "1 to 60 seconds, or send_at");
}

// As it will be when it is sent; the title of a form or an article says what waits.
PendingReply make_pending(Env& env, const HoldReply& command, const Message& message) {
  const auto& reply = command.reply;
  PendingReply pending;
  pending.id = env.ids.make<PendingReplyId>();
  pending.workspace_id = message.workspace_id;
  pending.conversation_id = message.conversation_id;
  pending.user_id = reply.actor.user_id;
  pending.user_name = reply.actor.name;
  pending.client_id = reply.client_id;
  pending.kind = command.send_at ? PendingKind::later : PendingKind::undo;
  pending.text = message.text;
  pending.document = message.document;
  pending.attachments = message.attachments;
  pending.form_id = reply.form_id;
  if (reply.article) pending.article_id = reply.article->id;
  if (reply.article) pending.article_language = reply.article->language;
  pending.reply_to_id = reply.reply_to_id;
  pending.mail = reply.mail;
  pending.channel_id = reply.channel_id;
  pending.created_at = env.clock.now();
  pending.send_at = command.send_at.value_or(pending.created_at.plus_seconds(command.undo_seconds));
  return pending;
}

bool is_same(const PendingReply& pending, const Reply& command) {
  if (command.form_id) return pending.form_id == command.form_id;
  if (command.article)
    return pending.article_id == command.article->id &&
           pending.article_language == command.article->language;
  return !pending.form_id && !pending.article_id && pending.text == command.text &&
         pending.document == command.document &&
         std::ranges::equal(pending.attachments, command.attachment_ids, {}, &File::id);
}

// A retry is answered with what its first try has made.
Result<std::optional<HeldReply>> find_earlier(Tx& tx, const Reply& command,
                                              const Conversation& conversation) {
  ASSIGN_OR_RETURN(const auto sent,
                   tx.messages().find_by_client_id(conversation.identity_id, command.actor.user_id,
                                                   command.client_id));
  if (sent)
    return fail(Errc::conflict, "already_sent", "this client_id is a message's", "client_id");
  ASSIGN_OR_RETURN(auto pending, tx.pending_replies().find_by_client_id(
                                     conversation.id, command.actor.user_id, command.client_id));
  if (!pending) return std::nullopt;
  if (is_same(*pending, command)) return HeldReply{*std::move(pending), false};
  return fail(Errc::conflict, "client_id_conflict", "used for another answer", "client_id");
}

Status check_may_hold(Tx& tx, const Reply& command, Conversation conversation) {
  RETURN_IF_ERROR(check_exclusive(tx, conversation, command.actor));
  RETURN_IF_ERROR(prepare_reply(conversation, command.actor));
  ASSIGN_OR_RETURN(const auto others, tx.pending_replies().list(conversation.id));
  if (others.size() < kMostPendingReplies) return {};
  return fail(Errc::conflict, "too_many", "at most 20 answers wait in one conversation");
}

struct Managed {
  PendingReply reply;
  Conversation conversation;
};

Result<Managed> get_managed(Tx& tx, const Actor& actor, PendingReplyId id) {
  ASSIGN_OR_RETURN(auto pending, tx.pending_replies().find(actor.workspace_id, id));
  if (!pending) return fail_not_found("pending reply");
  ASSIGN_OR_RETURN(auto conversation, get_visible(tx, actor, pending->conversation_id));
  if (!can_manage(actor, *pending, conversation)) return not_holder(conversation);
  if (actor.user_id != pending->user_id) RETURN_IF_ERROR(check_exclusive(tx, conversation, actor));
  return Managed{*std::move(pending), std::move(conversation)};
}

}  // namespace

Result<HeldReply> hold_reply(Tx& tx, Env& env, const HoldReply& command) {
  ASSIGN_OR_RETURN(const auto reply, spelled_out(command.reply));
  RETURN_IF_ERROR(check_parts(reply));
  RETURN_IF_ERROR(check_time(command, env.clock.now()));
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, reply.actor, reply.conversation_id));
  ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, reply, conversation));
  if (earlier) return *std::move(earlier);
  RETURN_IF_ERROR(check_may_hold(tx, reply, conversation));
  ASSIGN_OR_RETURN(const auto message, compose_reply(tx, env, reply, conversation));
  auto pending = make_pending(env, command, message);
  ASSIGN_OR_RETURN(const bool is_written, tx.pending_replies().insert(pending));
  if (!is_written)
    return fail(Errc::unavailable, "unavailable", "the same answer is being stored; try again");
  RETURN_IF_ERROR(announce_pending(tx, env, conversation, pending));
  return HeldReply{std::move(pending), true};
}

Rows<PendingReply> list_pending_replies(Tx& tx, const Actor& actor, ConversationId id) {
  RETURN_IF_ERROR(check_visible(tx, actor, id));
  return tx.pending_replies().list(id);
}

Result<PendingReply> move_pending_reply(Tx& tx, Env& env, const Actor& actor,
                                        const MovePendingReply& command) {
  ASSIGN_OR_RETURN(auto managed, get_managed(tx, actor, command.id));
  auto& [pending, conversation] = managed;
  RETURN_IF_ERROR(check_send_at(command.send_at, env.clock.now()));
  if (pending.version != command.version) return version_conflict(wire::encode(pending));
  pending.kind = PendingKind::later;
  pending.send_at = command.send_at;
  pending.version += 1;
  ASSIGN_OR_RETURN(const bool is_ours, tx.pending_replies().update(pending, command.version));
  if (!is_ours) return fail_not_found("pending reply");
  RETURN_IF_ERROR(announce_pending(tx, env, conversation, pending));
  return std::move(pending);
}

Result<PendingReply> take_back_reply(Tx& tx, Env& env, const Actor& actor, PendingReplyId id) {
  ASSIGN_OR_RETURN(auto managed, get_managed(tx, actor, id));
  auto& [pending, conversation] = managed;
  ASSIGN_OR_RETURN(const bool is_ours, tx.pending_replies().remove(id, pending.version));
  if (!is_ours) return fail_not_found("pending reply");
  RETURN_IF_ERROR(announce_end(tx, env, conversation, pending, "taken_back"));
  if (actor.user_id != pending.user_id)
    RETURN_IF_ERROR(give_back(tx, env, conversation, pending, {"taken_back", &actor}));
  return std::move(pending);
}

Result<Message> send_pending_reply(Tx& tx, Env& env, const Actor& actor, PendingReplyId id) {
  ASSIGN_OR_RETURN(const auto managed, get_managed(tx, actor, id));
  ASSIGN_OR_RETURN(auto message, send_pending(tx, env, managed.reply));
  if (!message) return fail_not_found("pending reply");
  return *std::move(message);
}

}  // namespace harken::app
