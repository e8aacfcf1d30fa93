// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ports/store.hpp"

namespace harken {

// In which conversation a request was made. What has become of it stands there.
class AccessRequests {
 public:
  virtual ~AccessRequests() = default;
  virtual Status insert(WorkspaceId, AccessRequestId, ConversationId) = 0;
  virtual Found<ConversationId> find(WorkspaceId, AccessRequestId) = 0;
};

}  // namespace harken
