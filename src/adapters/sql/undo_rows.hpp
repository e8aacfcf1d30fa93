// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/undos.hpp"

namespace harken::sql {

class UndoRows : public Undos {
 public:
  explicit UndoRows(SqlSession& session) : session_(session) {}
  Status remember(const Undo&) override;
  Found<Undo> find(WorkspaceId, ConversationId) override;
  Status remove(ConversationId) override;
  Status remove_older_than(Timestamp at) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
