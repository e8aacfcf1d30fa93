// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/undo.hpp"
#include "ports/store.hpp"

namespace harken {

// At most one for each conversation: the last.
class Undos {
 public:
  virtual ~Undos() = default;
  // Replaces an earlier one.
  virtual Status remember(const Undo&) = 0;
  virtual Found<Undo> find(WorkspaceId, ConversationId) = 0;
  virtual Status remove(ConversationId) = 0;
  virtual Status remove_older_than(Timestamp at) = 0;
};

}  // namespace harken
