// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/pending_sending.hpp"

#include <boost/json.hpp>

#include "app/composer/drafts.hpp"
#include "app/conversation/record.hpp"
#include "app/conversation/reply.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/document.hpp"
#include "core/rules/pending_reply.hpp"
#include "core/rules/transitions.hpp"
#include "ports/pending_replies.hpp"
#include "wire/pending_reply.hpp"

namespace harken::app {

namespace {

Status append(Tx& tx, Env& env, const Conversation& conversation, const char* type,
              const boost::json::value& data) {
  Event event;
  event.workspace_id = conversation.workspace_id;
  event.type = type;
  event.conversation_id = conversation.id;
  event.audience = audience_of(conversation);
  event.data = boost::json::serialize(data);
  event.created_at = env.clock.now();
  tx.events().append(std::move(event));
  return {};
}

Result<User> get_author(Tx& tx, const PendingReply& pending) {
  ASSIGN_OR_RETURN(auto author, tx.users().find(pending.workspace_id, pending.user_id));
  if (!author || !author->active)
    return fail(Errc::conflict, "author_gone", "who wrote it is no longer here");
  return *std::move(author);
}

Reply reply_of(const PendingReply& pending, const User& author) {
  Reply reply{actor_of(author), pending.conversation_id, pending.client_id, {}};
  const bool is_text = !pending.form_id && !pending.article_id;
  if (is_text) reply.text = pending.text;
  reply.document = pending.document;
  for (const auto& file : pending.attachments) reply.attachment_ids.push_back(file.id);
  reply.form_id = pending.form_id;
  if (pending.article_id) reply.article = ArticleRef{pending.article_id, pending.article_language};
  reply.reply_to_id = pending.reply_to_id;
  reply.mail = pending.mail;
  reply.channel_id = pending.channel_id;
  return reply;
}

// As if it had been sent at once, an answer into the queue is the first of who holds it from then
// on. What was planned long ago gives nobody a conversation.
Conversation with_holder(const Conversation& before, const PendingReply& pending,
                         const Actor& author) {
  auto after = before;
  if (pending.kind == PendingKind::undo && !before.holder_id)
    (void)prepare_reply(after, author).has_value();
  return after;
}

// Who can still read it there: its author, else who holds the conversation.
Result<UserId> keeper_of(Tx& tx, const Conversation& conversation, const PendingReply& pending) {
  const auto author = get_author(tx, pending);
  if (!author && author.error().kind == Errc::unavailable) return std::unexpected(author.error());
  const bool may_read = author && can(actor_of(*author), Action::see, conversation);
  return may_read || !conversation.holder_id ? pending.user_id : conversation.holder_id;
}

// Its pictures are uploads of the author, and nobody else can send them.
DraftWords words_for(UserId keeper, const PendingReply& pending) {
  DraftWords words{pending.text, pending.document};
  if (words.document && keeper != pending.user_id)
    words.document = without_pictures(*std::move(words.document));
  return words;
}

Found<Conversation> find_conversation(Tx& tx, const PendingReply& pending) {
  return tx.conversations().find(pending.workspace_id, pending.conversation_id);
}

}  // namespace

Status announce_pending(Tx& tx, Env& env, const Conversation& conversation,
                        const PendingReply& reply) {
  return append(tx, env, conversation, "pending_reply.updated",
                {{"pending_reply", wire::encode(reply)}});
}

Status announce_end(Tx& tx, Env& env, const Conversation& conversation, const PendingReply& reply,
                    const char* outcome) {
  return append(tx, env, conversation, "pending_reply.ended",
                {{"conversation_id", conversation.id.to_string()},
                 {"pending_reply_id", reply.id.to_string()},
                 {"outcome", outcome}});
}

Found<Message> send_pending(Tx& tx, Env& env, const PendingReply& pending) {
  ASSIGN_OR_RETURN(const bool is_ours, tx.pending_replies().remove(pending.id, pending.version));
  if (!is_ours) return std::nullopt;
  ASSIGN_OR_RETURN(const auto author, get_author(tx, pending));
  ASSIGN_OR_RETURN(const auto before, find_conversation(tx, pending));
  if (!before) return fail_not_found("conversation");
  RETURN_IF_ERROR(check_may_go(pending, *before));
  const auto command = reply_of(pending, author);
  ASSIGN_OR_RETURN(auto replied, write_reply(tx, env, command, *before,
                                             with_holder(*before, pending, command.actor)));
  RETURN_IF_ERROR(announce_end(tx, env, *before, pending, "sent"));
  return std::move(replied.message);
}

Status give_back(Tx& tx, Env& env, const Conversation& conversation, const PendingReply& pending,
                 const Returning& why) {
  const bool is_text = !pending.form_id && !pending.article_id;
  ASSIGN_OR_RETURN(const auto keeper, keeper_of(tx, conversation, pending));
  if (is_text)
    RETURN_IF_ERROR(add_to_draft(tx, env, conversation, keeper, words_for(keeper, pending)));
  SystemLine line{SystemAction::reply_returned, {}, pending.user_name, {}, why.reason};
  ASSIGN_OR_RETURN(const auto now,
                   record(tx, env, conversation, conversation, why.actor, std::move(line)));
  return notify(tx, env, {keeper, NotificationKind::reply_returned, now, why.actor, pending.text});
}

Status send_when_due(Tx& tx, Env& env, WorkspaceId workspace, PendingReplyId id) {
  ASSIGN_OR_RETURN(const auto pending, tx.pending_replies().find(workspace, id));
  if (!pending || pending->send_at > env.clock.now()) return {};
  RETURN_IF_ERROR(send_pending(tx, env, *pending));
  return {};
}

Status return_when_due(Tx& tx, Env& env, WorkspaceId workspace, PendingReplyId id,
                       const std::string& reason) {
  ASSIGN_OR_RETURN(const auto pending, tx.pending_replies().find(workspace, id));
  if (!pending || pending->send_at > env.clock.now()) return {};
  ASSIGN_OR_RETURN(const bool is_ours, tx.pending_replies().remove(id, pending->version));
  if (!is_ours) return {};
  ASSIGN_OR_RETURN(const auto conversation, find_conversation(tx, *pending));
  if (!conversation) return {};
  RETURN_IF_ERROR(announce_end(tx, env, *conversation, *pending, "returned"));
  return give_back(tx, env, *conversation, *pending, {reason, nullptr});
}

Status return_planned(Tx& tx, Env& env, const Conversation& solved, const Actor* actor) {
  ASSIGN_OR_RETURN(const auto all, tx.pending_replies().list(solved.id));
  for (const auto& pending : all) {
    if (pending.kind == PendingKind::undo) continue;
    ASSIGN_OR_RETURN(const bool is_ours, tx.pending_replies().remove(pending.id, pending.version));
    if (!is_ours) continue;
    // The line of the one before has changed its row.
    ASSIGN_OR_RETURN(const auto now, find_conversation(tx, pending));
    if (!now) return {};
    RETURN_IF_ERROR(announce_end(tx, env, *now, pending, "returned"));
    RETURN_IF_ERROR(give_back(tx, env, *now, pending, {"solved", actor}));
  }
  return {};
}

}  // namespace harken::app
