// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own words for the status of a ticket, inside the four.
#pragma once

#include "core/model/ticket.hpp"
#include "ports/store.hpp"

namespace harken {

class TicketStatuses {
 public:
  virtual ~TicketStatuses() = default;
  virtual Rows<OwnTicketStatus> list(WorkspaceId) = 0;  // by base and position
  virtual Found<OwnTicketStatus> find(WorkspaceId, TicketStatusId) = 0;
  virtual Status insert(const OwnTicketStatus&) = 0;
  // The base never changes.
  virtual Result<bool> update(const OwnTicketStatus&, std::int64_t old_version) = 0;
  // Tickets that had it have the one that came with the desk.
  virtual Status remove(WorkspaceId, TicketStatusId) = 0;
};

}  // namespace harken
