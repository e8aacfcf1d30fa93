// SPDX-License-Identifier: AGPL-3.0-or-later
// The event log, as rows.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

// What a transaction appends, kept back until everything else in it is done: the counter of the
// workspace is taken once and last, however many events there are, and is locked for as short as
// can be.
using PendingEvents = std::vector<Event>;

// The events at the beginning that belong to one workspace.
template <class Item>
std::span<Item> of_first_workspace(std::span<Item> events) {
  const auto end = std::ranges::find_if(events, [&](const Event& event) {
    return event.workspace_id != events.front().workspace_id;
  });
  return events.first(static_cast<std::size_t>(end - events.begin()));
}

// Numbers the events and writes them. Sorted by workspace afterwards, in order within each.
Status write_events(SqlSession& session, PendingEvents& pending);

class EventRows : public Events {
 public:
  EventRows(SqlSession& session, PendingEvents& pending) : session_(session), pending_(pending) {}
  void append(Event event) override { pending_.push_back(std::move(event)); }
  Rows<Event> list_after(WorkspaceId, Seq after, int limit) override;
  Rows<Event> list_of_identity_after(WorkspaceId, IdentityId, Seq after, int limit) override;
  Result<Seq> newest(WorkspaceId) override;
  Result<Seq> pruned_up_to(WorkspaceId) override;
  Result<std::int64_t> prune(WorkspaceId, Timestamp before, int limit) override;

 private:
  SqlSession& session_;
  PendingEvents& pending_;
};

}  // namespace harken::sql
