// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/model/conversation.hpp"
#include "core/model/notification.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct Notify {
  UserId user_id;
  NotificationKind kind = NotificationKind::mentioned;
  const Conversation& conversation;
  const Actor* actor = nullptr;  // none: the desk itself
  std::string text = {};
};

// Keeps it and tells the user. Whom and what it is about stands in it; actor none: the desk itself.
// Nobody is told of what they did themselves, and none is nobody.
Status deliver(Tx& tx, Env& env, const Actor* actor, std::string_view text, Notification about);

// A row and an event that only this user gets. Nobody is told of what they did themselves.
Status notify(Tx& tx, Env& env, const Notify& command);

// The actor's own, newest first. What they may not see any more says neither of whom nor what.
Rows<Notification> list_notifications(Tx& tx, const Actor& actor, NotificationId before, int limit);

// Marks what is the actor's own and unread; all their tabs and devices follow.
Status mark_read(Tx& tx, Env& env, const Actor& actor, const std::vector<NotificationId>& ids);

}  // namespace harken::app
