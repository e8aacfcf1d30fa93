// SPDX-License-Identifier: AGPL-3.0-or-later
// The event log, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

// The newest seq of each workspace in which a transaction has appended.
class AppendedEvents {
 public:
  void note(WorkspaceId workspace, Seq seq);
  void merge(const AppendedEvents& other);
  const std::vector<std::pair<WorkspaceId, Seq>>& newest() const { return newest_; }

 private:
  std::vector<std::pair<WorkspaceId, Seq>> newest_;
};

class EventRows : public Events {
 public:
  EventRows(SqlSession& session, AppendedEvents& appended)
      : session_(session), appended_(appended) {}
  Result<Seq> append(const Event&) override;
  Rows<Event> list_after(WorkspaceId, Seq after, int limit) override;
  Result<Seq> newest(WorkspaceId) override;
  Result<Seq> pruned_up_to(WorkspaceId) override;
  Result<std::int64_t> prune(WorkspaceId, Timestamp before, int limit) override;

 private:
  SqlSession& session_;
  AppendedEvents& appended_;
};

}  // namespace harken::sql
