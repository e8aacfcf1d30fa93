// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>

#include "core/model/notification.hpp"
#include "ports/store.hpp"

namespace harken {

class Notifications {
 public:
  virtual ~Notifications() = default;
  virtual Status insert(const Notification&) = 0;
  // The newest `limit` of a user below `before` (none: from the end), newest first.
  virtual Rows<Notification> list(UserId, NotificationId before, int limit) = 0;
  virtual Result<std::int64_t> count_unread(UserId, int cap) = 0;
  // False: not this user's, or read before.
  virtual Result<bool> mark_read(UserId, NotificationId, Timestamp at) = 0;
  virtual Status remove_older_than(Timestamp created_before) = 0;
};

}  // namespace harken
