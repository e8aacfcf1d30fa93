// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's words for availability.
#pragma once

#include "ports/store.hpp"

namespace harken {

class AvailabilityStatuses {
 public:
  virtual ~AvailabilityStatuses() = default;
  virtual Rows<AvailabilityStatus> list(WorkspaceId) = 0;  // by position
  virtual Found<AvailabilityStatus> find(WorkspaceId, StatusId) = 0;
  virtual Status insert(const AvailabilityStatus&) = 0;
  virtual Result<bool> update(const AvailabilityStatus&, std::int64_t old_version) = 0;
  // Nobody may have it any more.
  virtual Status remove(WorkspaceId, StatusId) = 0;
};

}  // namespace harken
