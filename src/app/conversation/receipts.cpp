// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/receipts.hpp"

#include <algorithm>

#include "app/conversation/change.hpp"

namespace harken::app {

namespace {

// Nobody reads ahead: a mark beyond the newest message counts as the newest.
MessageId newest_at_most(const Conversation& conversation, MessageId claimed) {
  return conversation.last_message ? std::min(claimed, conversation.last_message->id) : MessageId{};
}

Status record(Tx& tx, Env& env, const Conversation& before, Conversation after) {
  RETURN_IF_ERROR(store_change(tx, after));
  return append_change(tx, env, {&before, std::move(after), "conversation.receipts"});
}

}  // namespace

Status note_customer_receipt(Tx& tx, Env& env, WorkspaceId workspace, IdentityId identity,
                             MessageId delivered, MessageId read) {
  ASSIGN_OR_RETURN(const auto before, tx.conversations().find_newest_of(identity));
  if (!before || before->workspace_id != workspace) return {};
  auto after = *before;
  const auto read_id = newest_at_most(after, read);
  const auto delivered_id = std::max(newest_at_most(after, delivered), read_id);
  after.customer_read_id = std::max(after.customer_read_id, read_id);
  after.customer_delivered_id = std::max(after.customer_delivered_id, delivered_id);
  if (after.customer_read_id == before->customer_read_id &&
      after.customer_delivered_id == before->customer_delivered_id)
    return {};
  return record(tx, env, *before, std::move(after));
}

Status note_staff_read(Tx& tx, Env& env, const Actor& actor, ConversationId id, MessageId read) {
  ASSIGN_OR_RETURN(const auto before, get_visible(tx, actor, id));
  if (before.holder_id != actor.user_id) return {};
  auto after = before;
  after.staff_read_id = std::max(after.staff_read_id, newest_at_most(after, read));
  ASSIGN_OR_RETURN(after.unread,
                   tx.messages().count_after(id, SenderKind::customer, after.staff_read_id, 99));
  if (after.staff_read_id == before.staff_read_id && after.unread == before.unread) return {};
  return record(tx, env, before, std::move(after));
}

}  // namespace harken::app
