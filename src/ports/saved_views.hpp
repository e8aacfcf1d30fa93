// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/saved_view.hpp"

namespace harken {

class SavedViews {
 public:
  virtual ~SavedViews() = default;
  // The user's own and the shared ones, by name.
  virtual Result<std::vector<SavedView>> list(WorkspaceId, UserId) = 0;
  virtual Result<std::optional<SavedView>> find(WorkspaceId, SavedViewId) = 0;
  virtual Status insert(const SavedView&) = 0;
  virtual Result<bool> update(const SavedView&, std::int64_t old_version) = 0;
  virtual Status remove(SavedViewId) = 0;
};

}  // namespace harken
