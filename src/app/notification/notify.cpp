// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/notification/notify.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "core/policy/ticket_access.hpp"
#include "core/rules/text.hpp"
#include "ports/notifications.hpp"
#include "ports/tickets.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::app {

Status deliver(Tx& tx, Env& env, const Actor* actor, std::string_view text, Notification about) {
  if (!about.user_id || (actor && actor->user_id == about.user_id)) return {};
  about.id = env.ids.make<NotificationId>();
  if (actor) about.actor_id = actor->user_id;
  if (actor) about.actor_name = actor->name;
  about.text = preview_of(text);
  about.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.notifications().insert(about));
  return append_event_for(tx, env, about.workspace_id, only_for(about.user_id),
                          "notification.created", {{"notification", wire::encode(about)}});
}

Status notify(Tx& tx, Env& env, const Notify& command) {
  const auto& conversation = command.conversation;
  Notification about;
  about.workspace_id = conversation.workspace_id;
  about.user_id = command.user_id;
  about.kind = command.kind;
  about.conversation_id = conversation.id;
  about.contact_number = conversation.contact_number;
  about.contact_name = conversation.contact_name;
  return deliver(tx, env, command.actor, command.text, std::move(about));
}

namespace {

// What it is about may have left them since.
void show_ticket(const Actor& actor, const std::vector<Ticket>& tickets, Notification& row) {
  const auto ticket = std::ranges::find(tickets, row.ticket_id, &Ticket::id);
  if (ticket != tickets.end() && can_see(actor, *ticket))
    row.ticket_title = ticket->title;
  else
    row.text.clear();
}

void show_conversation(const Actor& actor, const std::vector<Conversation>& conversations,
                       Notification& row) {
  const auto found = std::ranges::find(conversations, row.conversation_id, &Conversation::id);
  if (found != conversations.end() && can(actor, Action::see, *found)) return;
  row.contact_name.clear();
  row.text.clear();
}

}  // namespace

Rows<Notification> list_notifications(Tx& tx, const Actor& actor, NotificationId before,
                                      int limit) {
  ASSIGN_OR_RETURN(auto rows, tx.notifications().list(actor.user_id, before, limit));
  std::vector<TicketId> ticket_ids;
  std::vector<ConversationId> conversation_ids;
  for (const auto& row : rows)
    if (row.ticket_id)
      ticket_ids.push_back(row.ticket_id);
    else
      conversation_ids.push_back(row.conversation_id);
  ASSIGN_OR_RETURN(const auto tickets, tx.tickets().list_of_ids(actor.workspace_id, ticket_ids));
  ASSIGN_OR_RETURN(const auto conversations,
                   tx.conversations().list_of_ids(actor.workspace_id, conversation_ids));
  for (auto& row : rows)
    if (row.ticket_id)
      show_ticket(actor, tickets, row);
    else
      show_conversation(actor, conversations, row);
  return rows;
}

Status mark_read(Tx& tx, Env& env, const Actor& actor, const std::vector<NotificationId>& ids) {
  std::vector<NotificationId> changed;
  for (const auto id : ids) {
    ASSIGN_OR_RETURN(const bool is_changed,
                     tx.notifications().mark_read(actor.user_id, id, env.clock.now()));
    if (is_changed) changed.push_back(id);
  }
  if (changed.empty()) return {};
  return append_event_for(tx, env, actor.workspace_id, only_for(actor.user_id), "notification.read",
                          {{"notification_ids", wire::id_array(changed)}});
}

}  // namespace harken::app
