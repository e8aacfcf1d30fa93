// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/draft.hpp"
#include "ports/store.hpp"

namespace harken {

class Drafts {
 public:
  virtual ~Drafts() = default;
  // Those that hold text, the newest first.
  virtual Rows<Draft> list(WorkspaceId, UserId, int limit) = 0;
  virtual Found<Draft> find(UserId, ConversationId, DraftKind) = 0;
  virtual Status put(const Draft&) = 0;
  // Empty ones whose version (a time in microseconds) is older.
  virtual Result<std::int64_t> remove_empty(Timestamp before, int limit) = 0;
};

}  // namespace harken
