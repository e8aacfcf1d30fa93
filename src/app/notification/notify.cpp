// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/notification/notify.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "core/rules/text.hpp"
#include "core/policy/ticket_access.hpp"
#include "ports/notifications.hpp"
#include "ports/tickets.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::app {

Status notify(Tx& tx, Env& env, const Notify& command) {
  const auto& [user, kind, conversation, actor, text] = command;
  if (!user || (actor && actor->user_id == user)) return {};
  Notification notification;
  notification.id = env.ids.make<NotificationId>();
  notification.workspace_id = conversation.workspace_id;
  notification.user_id = user;
  notification.kind = kind;
  notification.conversation_id = conversation.id;
  notification.contact_number = conversation.contact_number;
  notification.contact_name = conversation.contact_name;
  if (actor) notification.actor_id = actor->user_id;
  if (actor) notification.actor_name = actor->name;
  notification.text = preview_of(text);
  notification.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.notifications().insert(notification));
  return append_event_for(tx, env, conversation.workspace_id, only_for(user),
                          "notification.created", {{"notification", wire::encode(notification)}});
}

Rows<Notification> list_notifications(Tx& tx, const Actor& actor, NotificationId before,
                                      int limit) {
  ASSIGN_OR_RETURN(auto rows, tx.notifications().list(actor.user_id, before, limit));
  for (auto& row : rows) {
    if (row.ticket_id) {
      ASSIGN_OR_RETURN(const auto ticket, tx.tickets().find(actor.workspace_id, row.ticket_id));
      if (ticket && can_see(actor, *ticket)) row.ticket_title = ticket->title;
      else row.text.clear();
      continue;
    }
    ASSIGN_OR_RETURN(const auto conversation,
                     tx.conversations().find(actor.workspace_id, row.conversation_id));
    if (conversation && can(actor, Action::see, *conversation)) continue;
    row.contact_name.clear();
    row.text.clear();
  }
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
