// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/saved_views.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class SavedViewRows : public SavedViews {
 public:
  explicit SavedViewRows(SqlSession& session) : session_(session) {}
  Rows<SavedView> list(WorkspaceId, UserId) override;
  Found<SavedView> find(WorkspaceId, SavedViewId) override;
  Status insert(const SavedView&) override;
  Result<bool> update(const SavedView&, std::int64_t old_version) override;
  Status remove(SavedViewId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
