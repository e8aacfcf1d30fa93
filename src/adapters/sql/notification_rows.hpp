// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/notifications.hpp"

namespace harken::sql {

class NotificationRows : public Notifications {
 public:
  explicit NotificationRows(SqlSession& session) : session_(session) {}
  Status insert(const Notification&) override;
  Rows<Notification> list(UserId, NotificationId before, int limit) override;
  Result<std::int64_t> count_unread(UserId, int cap) override;
  Result<bool> mark_read(UserId, NotificationId, Timestamp at) override;
  Status remove_older_than(Timestamp created_before) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
