// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/notify.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "core/rules/text.hpp"
#include "ports/notifications.hpp"
#include "wire/encode.hpp"

namespace harken::app {

Status notify_of_ticket(Tx& tx, Env& env, const NotifyOfTicket& command) {
  const auto& [user, kind, ticket, actor, text] = command;
  if (!user || (actor && actor->user_id == user)) return {};
  Notification notification;
  notification.id = env.ids.make<NotificationId>();
  notification.workspace_id = ticket.workspace_id;
  notification.user_id = user;
  notification.kind = kind;
  notification.ticket_id = ticket.id;
  notification.ticket_number = ticket.number;
  notification.ticket_title = ticket.title;
  if (actor) notification.actor_id = actor->user_id;
  if (actor) notification.actor_name = actor->name;
  notification.text = preview_of(text);
  notification.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.notifications().insert(notification));
  return append_event_for(tx, env, ticket.workspace_id, only_for(user), "notification.created",
                          {{"notification", wire::encode(notification)}});
}

}  // namespace harken::app
